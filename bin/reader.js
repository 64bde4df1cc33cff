require('./load.js').openReader();
