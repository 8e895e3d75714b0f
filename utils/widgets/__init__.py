"""Pages of HTML and JavaScript inside a notebook: a playground, and a board to draw digits on."""
