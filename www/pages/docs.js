/** What every page of the documentation loads: the colour scheme, and the copy for offline use. */
import { byId } from '../ui/dom.js';
import { keepOffline } from '../ui/offline.js';
import { themeView } from '../ui/theme.js';

themeView(byId('theme'));
keepOffline();
