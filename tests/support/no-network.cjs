// For NODE_OPTIONS: nothing in this process connects to anything. What runs a namespace without a
// network does not need it; what cannot make one has this.
"use strict";
const net = require("node:net");

net.Socket.prototype.connect = function refused() {
  throw new Error("no-network: something wanted to connect");
};
