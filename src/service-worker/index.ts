// Where the framework looks for the worker of a device. What it does is in src/device, under the rules of all other code.
import '#device/worker.ts';
