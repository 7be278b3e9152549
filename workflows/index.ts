/** Every workflow type a worker serves, by the name it is started with (design §3). */
export { registerSync } from './register-sync/register-sync';
