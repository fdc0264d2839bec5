/** Whether the visitor looks at this tab. */

export function isInFront() {
  return document.visibilityState === 'visible' && document.hasFocus();
}

/** @param {() => void} listener called whenever the tab comes to the front */
export function whenInFront(listener) {
  const check = () => {
    if (isInFront()) listener();
  };
  document.addEventListener('visibilitychange', check);
  addEventListener('focus', check);
}
