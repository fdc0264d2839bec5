/** Notifications of the operating system. They are no part of every browser, and need a permission. */

/** @typedef {'unsupported' | NotificationPermission} Permission */

/** @returns {Permission} */
export function permission() {
  return isSecureContext && 'Notification' in window ? Notification.permission : 'unsupported';
}

/** Asks the visitor, where that was not done before; browsers allow it only after a press. @returns {Promise<Permission>} */
export async function askPermission() {
  if (permission() === 'default') await Notification.requestPermission();
  return permission();
}

/**
 * Shows a notification in place of the last one. A press on it brings the tab to the front.
 * @param {string} title
 * @param {string} body
 */
export async function notify(title, body) {
  const options = { body, tag: 'run' };
  try {
    const shown = new Notification(title, options);
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  } catch {
    // Browsers of phones have notifications of service workers only; sw.js answers the press.
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.showNotification(title, { ...options, data: location.href });
  }
}
