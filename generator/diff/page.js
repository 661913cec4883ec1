"use strict";
(function () {
  var names = ["text", "operation", "client", "server"];
  var field = function (id) { return document.getElementById(id); };
  var form = field("filter"), count = field("count");
  var sections = Array.prototype.map.call(document.querySelectorAll(".service"), function (section) {
    return { node: section, articles: Array.prototype.map.call(section.querySelectorAll("article"), readArticle) };
  });
  var total = document.querySelectorAll(".change").length;

  function readArticle(article) {
    var subject = article.closest(".service").querySelector("h2").textContent + " " + article.querySelector("h3").textContent;
    return {
      node: article,
      operations: article.dataset.operations.toLowerCase().split(" "),
      changes: Array.prototype.map.call(article.querySelectorAll(".change"), function (node) {
        return {
          node: node,
          text: (subject + " " + node.textContent).toLowerCase(),
          client: Number(node.dataset.client),
          server: Number(node.dataset.server)
        };
      })
    };
  }

  function apply() {
    var text = field("text").value.trim().toLowerCase();
    var operation = field("operation").value.trim().toLowerCase();
    var client = Number(field("client").value), server = Number(field("server").value);
    var all = text === "" && operation === "" && client === 1 && server === 1;
    var shown = 0;
    sections.forEach(function (s) {
      var before = shown;
      s.articles.forEach(function (a) {
        var first = shown, led = operation === "" || a.operations.indexOf(operation) >= 0;
        a.changes.forEach(function (c) {
          var match = led && c.client >= client && c.server >= server && (text === "" || c.text.indexOf(text) >= 0);
          c.node.hidden = !match;
          shown += match ? 1 : 0;
        });
        a.node.hidden = shown === first;
      });
      s.node.hidden = !all && shown === before;
    });
    count.textContent = shown + " of " + total + " changes";
  }

  // The filter stands behind the #, so that a link or a reload keeps it.
  function write() {
    var set = new URLSearchParams();
    names.forEach(function (name) {
      if (field(name).value !== field(name).dataset.all) {
        set.set(name, field(name).value);
      }
    });
    try {
      history.replaceState(null, "", "#" + set);
    } catch (e) { /* where the address cannot be changed, the filter works all the same */ }
  }

  function read() {
    var hash = location.hash.slice(1);
    var set = new URLSearchParams(hash.indexOf("=") >= 0 ? hash : "");
    names.forEach(function (name) {
      field(name).value = set.get(name) || field(name).dataset.all;
      if (field(name).value === "") {
        field(name).value = field(name).dataset.all; // no option has that value
      }
    });
    apply();
    var change = hash === "" ? null : document.getElementById(hash);
    if (change !== null) {
      change.scrollIntoView();
    }
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function () { apply(); write(); });
  window.addEventListener("hashchange", read);
  form.hidden = false;
  read();
})();
