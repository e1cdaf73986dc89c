/* The link of an entry to itself: following it also copies its address, where that is allowed. */
(({ one, make }) => {
  if (!one(".self") || !navigator.clipboard) return;
  const said = make("p", { class: "copied", role: "status" });
  one("main").append(said);
  let soon;
  addEventListener("click", ({ target }) => {
    const link = target.closest(".self");
    if (!link) return;
    navigator.clipboard.writeText(link.href).then(() => {
      said.textContent = "Address copied";
      clearTimeout(soon);
      soon = setTimeout(() => (said.textContent = ""), 4000);
    }, () => {}); // refused, as it may be for a page from a file: then it is a link
  });
})(bootpath);
