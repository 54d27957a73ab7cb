// A form that is sent without a connection would lead to the browser's own page. Here it stays, with its answers.

/** Says so beside the button that was pressed, until the connection is back. */
export function keepForms(notice: HTMLElement) {
  addEventListener("submit", (event) => {
    if (navigator.onLine || event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    event.target.append(notice);
    notice.hidden = false;
    notice.scrollIntoView({ block: "nearest" });
  });
  addEventListener("online", () => (notice.hidden = true));
}
