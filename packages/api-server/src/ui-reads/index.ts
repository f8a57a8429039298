export { uiApi } from './plugin.ts';
