"use strict";
(function () {
  var form = document.getElementById("filter");
  var count = document.getElementById("count");
  var field = function (id) { return document.getElementById(id); };
  var changes = Array.prototype.map.call(document.querySelectorAll(".change"), function (node) {
    var subject = node.closest("article").querySelector("h3").textContent;
    return {
      node: node,
      text: (subject + " " + node.textContent).toLowerCase(),
      operations: node.dataset.operations.toLowerCase().split(" "),
      client: Number(node.dataset.client),
      server: Number(node.dataset.server)
    };
  });
  function apply() {
    var text = field("text").value.trim().toLowerCase();
    var operation = field("operation").value.trim().toLowerCase();
    var client = Number(field("client").value), server = Number(field("server").value);
    var shown = 0;
    changes.forEach(function (c) {
      var match = c.client >= client && c.server >= server && (text === "" || c.text.indexOf(text) >= 0) &&
        (operation === "" || c.operations.indexOf(operation) >= 0);
      c.node.hidden = !match;
      shown += match ? 1 : 0;
    });
    document.querySelectorAll("article").forEach(function (article) {
      article.hidden = article.querySelector(".change:not([hidden])") === null;
    });
    count.textContent = shown + " of " + changes.length + " changes";
  }
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", apply);
  form.hidden = false;
  apply();
})();
