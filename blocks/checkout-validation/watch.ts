/**
 * Checkout scripts: when to ask. Once the page is there, after each change of the cart, now and then while something stands against it,
 * and, where units are held, again before their time is over: but only while the shopper is active. Whoever walks away lets them go.
 */
import { ask, type AskSettings, type Problem } from './ask';

const SETTLE_MS = 300;
const TICK_MS = 5_000;
const AGAIN_MS = 20_000;

const SIGNS_OF_LIFE = [ 'pointerdown', 'keydown', 'focusin' ] as const;

export interface Watch {
	/** The cart was changed. */
	changed: () => void;
	/** Ends it. */
	stop: () => void;
}

/**
 * Begins to watch a cart.
 *
 * @param settings Of the page.
 * @param onAnswer Is told what stands against the cart, with every answer; `isNew` where that is not what it was told before.
 */
export function watch(
	settings: AskSettings,
	onAnswer: ( problems: readonly Problem[], isNew: boolean ) => void
): Watch {
	let known: readonly Problem[] = [];
	let asked = 0;
	let isActive = true;
	let settling: ReturnType< typeof setTimeout > | undefined;
	let question = 0;

	const askNow = async () => {
		const mine = ++question;
		asked = Date.now();
		isActive = false;
		const problems = await ask( settings );
		// An answer about a cart that was changed meanwhile is not about this one.
		if ( mine === question && problems !== null ) {
			const isNew =
				JSON.stringify( problems ) !== JSON.stringify( known );
			known = problems;
			onAnswer( problems, isNew );
		}
	};
	const forgetQuestion = () => {
		question++;
		clearTimeout( settling );
	};
	const changed = () => {
		forgetQuestion();
		settling = setTimeout( askNow, SETTLE_MS );
	};
	const noteLife = () => {
		isActive = true;
	};
	const tick = setInterval( () => {
		const since = Date.now() - asked;
		const isHeldAnew =
			settings.renew > 0 && isActive && since >= settings.renew * 1000;
		const isLookedAtAgain = known.length > 0 && since >= AGAIN_MS;
		if ( ! document.hidden && ( isHeldAnew || isLookedAtAgain ) ) {
			void askNow();
		}
	}, TICK_MS );
	SIGNS_OF_LIFE.forEach( ( sign ) =>
		document.addEventListener( sign, noteLife )
	);
	changed();
	return {
		changed,
		stop: () => {
			forgetQuestion();
			clearInterval( tick );
			SIGNS_OF_LIFE.forEach( ( sign ) =>
				document.removeEventListener( sign, noteLife )
			);
		},
	};
}
