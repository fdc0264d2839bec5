/** What every page of the documentation loads: the colour scheme, and the copy for offline use. */
import { byId } from '../dom.js';
import { keepOffline } from '../offline.js';
import { themeView } from '../views/theme.js';

themeView(byId('theme'));
keepOffline();
