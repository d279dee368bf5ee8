// Loaded before the server: ends the process as kill -9 does when it is about to answer a request that carries
// `x-die-before-answer`, after all that the request did was committed.
import { ServerResponse } from 'node:http';

const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function (...all) {
  if (this.req.headers['x-die-before-answer']) process.kill(process.pid, 'SIGKILL');
  return writeHead.apply(this, all);
};
