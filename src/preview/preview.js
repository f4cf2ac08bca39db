// Reloads the page when the preview has another revision than the one that the page shows.
(() => {
  const script = document.currentScript;
  const shown = new URL(script.src).searchParams.get("revision");
  const address = new URL("events", script.src);
  let events;

  function follow() {
    // A browser opens few connections to one server: pages in the background give theirs up, and ask when they are seen again.
    if (document.hidden) {
      events?.close();
      events = undefined;
    } else if (!events || events.readyState === EventSource.CLOSED) {
      events = new EventSource(address);
      events.onmessage = ({ data }) => {
        if (data === shown) return;
        events.close();
        location.reload();
      };
      // The browser tries again by itself, but not where something else answered in the meantime.
      events.onerror = () => setTimeout(follow, 1000);
    }
  }

  document.addEventListener("visibilitychange", follow);
  follow();
})();
