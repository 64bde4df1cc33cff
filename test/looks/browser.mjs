import { spawn } from 'node:child_process';
import { once } from 'node:events';

export const browsers = ['chromium', 'chromium-browser', 'google-chrome'];

/** A headless browser spoken to over a pipe: a message is JSON, ended by a zero byte. */
export function openBrowser(program, profile) {
	const flags = [
		'--headless',
		'--no-sandbox',
		'--disable-gpu',
		'--hide-scrollbars',
		'--remote-debugging-pipe',
		`--user-data-dir=${profile}`,
	];
	const child = spawn(program, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
	const [, , , writer, reader] = child.stdio;
	const waiting = new Map();
	const listeners = new Set();
	let rest = '';
	let last = 0;
	reader.setEncoding('utf8').on('data', (text) => {
		const messages = (rest + text).split('\0');
		rest = messages.pop();
		for (const message of messages.map((one) => JSON.parse(one))) {
			const answer = waiting.get(message.id);
			waiting.delete(message.id);
			if (message.error) answer?.fail(new Error(message.error.message));
			else if (answer) answer.done(message.result);
			else for (const listener of listeners) listener(message);
		}
	});
	const send = (method, params = {}, sessionId) =>
		new Promise((done, fail) => {
			waiting.set(++last, { done, fail });
			writer.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
		});
	return { send, listeners, close: () => Promise.all([once(child, 'exit'), send('Browser.close')]) };
}

/** A tab of its own, with all it asked of any network and all that went wrong in it. */
export async function openTab({ send, listeners }) {
	const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
	const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
	const ask = (method, params) => send(method, params, sessionId);
	const tab = { ask, requests: [], faults: [] };
	const notes = {
		'Network.requestWillBeSent': ({ request }) => tab.requests.push(request.url),
		'Runtime.exceptionThrown': ({ exceptionDetails }) => tab.faults.push(exceptionDetails.text),
		'Log.entryAdded': ({ entry }) => tab.faults.push(entry.text),
	};
	const listener = (message) => message.sessionId === sessionId && notes[message.method]?.(message.params);
	listeners.add(listener);
	for (const domain of ['Page', 'Network', 'Runtime', 'Log']) await ask(`${domain}.enable`);
	tab.evaluate = async (expression) => {
		const { result, exceptionDetails } = await ask('Runtime.evaluate', {
			expression,
			awaitPromise: true,
			returnByValue: true,
		});
		if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
		return result.value;
	};
	tab.close = async () => {
		listeners.delete(listener);
		await send('Target.closeTarget', { targetId });
	};
	return tab;
}
