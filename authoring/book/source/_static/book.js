// A page that was opened from the disk may not read its neighbors: then results have no excerpts.
DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = location.protocol !== "file:";

// The sidebar's buttons that unfold a module show an arrow only: say of what.
addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll(".bd-sidebar-primary summary")) {
    const module = button.closest("li").querySelector("a").textContent.trim();
    button.setAttribute("aria-label", `Labs of ${module}`);
  }
});

// What is too wide scrolls: a formula, a table, code that was unfolded. Only then is it a stop for
// those who go by keyboard.
const WIDE = "mjx-container, pre, .cell_output > .output, .pst-scrollable-table-container";
function letReach() {
  for (const wide of document.querySelectorAll(WIDE)) {
    wide.tabIndex = wide.scrollWidth > wide.clientWidth ? 0 : -1;
  }
}
addEventListener("load", () => window.MathJax?.startup?.promise?.then(letReach));
addEventListener("resize", letReach);
addEventListener("toggle", letReach, true);
