"""Sphinx's settings for the web book."""

import importlib.metadata

from authoring.book.addresses import repository

project = "Neural networks with Keras"
author = "the authors of Neural networks with Keras"
copyright = "2026, " + author + ". Text CC BY 4.0, code MIT"

extensions = ["myst_nb", "sphinx.ext.mathjax", "authoring.book.first_uses"]
exclude_patterns = ["extra/**"]
nb_execution_mode = "off"
nb_merge_streams = True
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # else two scripts come from the web
myst_enable_extensions = ["dollarmath"]

# one file, fonts and all, from a package on PyPI: nothing is fetched when the book is read
mathjax_path = "tex-svg.js"
mathjax3_config = {"options": {"menuOptions": {"settings": {"inTabOrder": False}}}}
_files = importlib.metadata.files("sphinx-mathjax-offline") or []
html_static_path = ["_static"]
html_static_path += [str(file.locate()) for file in _files if file.name == mathjax_path]

html_theme = "sphinx_book_theme"
html_title = project
html_favicon = "_static/favicon.svg"
html_css_files = ["book.css"]
html_js_files = ["book.js"]
html_extra_path = ["extra"]
html_show_sphinx = False
html_copy_source = False
html_domain_indices = False
html_context = {"default_mode": "auto"}
html_theme_options = {
    "repository_url": repository(),
    "use_repository_button": True,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "show_navbar_depth": 2,
    "show_toc_level": 2,
    "navbar_persistent": [],  # the sidebar has a search field
    "search_bar_text": "Search the book",
    "home_page_in_toc": False,
}
