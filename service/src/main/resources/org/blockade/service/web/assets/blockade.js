"use strict";
// A form that was sent is not sent twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 3000);
});
// Without a session there is nothing to swap in: go to where one signs in.
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 401 || event.detail.xhr.status === 403) {
    window.location.reload();
  }
});
// A scale adds up while it is filled in.
document.querySelectorAll("form[data-sum]").forEach((form) => {
  const output = document.getElementById(form.dataset.sum);
  form.addEventListener("input", () => {
    const scores = [...form.querySelectorAll("select[name=item]")].map((select) => select.value);
    output.textContent = scores.some((score) => score === "") ? "–" : scores.reduce((sum, score) => sum + Number(score), 0);
  });
});
