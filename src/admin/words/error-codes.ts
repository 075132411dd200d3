/**
 * Admin: what each error code means for a person, and what to do about it. A peer says only that it refuses, never why: the
 * advice names every cause there is.
 */
import { __, sprintf } from '@wordpress/i18n';
import { ERRORS, WORDPRESS_ERRORS } from '../../core/contract/errors';
import { LIMITS } from '../../core/contract/routes';
import { obstacleInWords } from './obstacles';
import { refusedItemInWords } from './refused-items';

/**
 * @param code   Of ERRORS, or WordPress's own.
 * @param ownId  This store's id.
 * @param detail What came with the code: minutes for a clock, an address for a redirect.
 * @return The cause, then what to do, most likely first; empty for a code that has no words.
 */
export function causeAndCure(
	code: string,
	ownId: string,
	detail: string = ''
): readonly string[] {
	switch ( code ) {
		case ERRORS.not_configured:
			return [
				__(
					'There is no complete connection to test.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Reload the page, and check address, store ID and secret.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.unreachable:
			return [
				__(
					'The other store did not answer.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Open its address in your browser: is it right, and is the store online?',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'If it is, a firewall may keep this server out. Ask its host to let this server in.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.auth_failed:
			return [
				__(
					'The other store refused this one. Most likely the secret is wrong.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Enter the same secret on both sides. If in doubt, generate a new one on the Master and paste it into the Child.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				sprintf(
					/* translators: %s: ID of this store */
					__(
						'The other store must know this one by its store ID, %s, and have it switched on.',
						'kitgenix-stock-sync-for-woocommerce'
					),
					ownId
				),
				sprintf(
					/* translators: %d: a number of minutes, such as 5 */
					__(
						'The clocks of both servers must not differ by more than %d minutes.',
						'kitgenix-stock-sync-for-woocommerce'
					),
					LIMITS.skew_seconds / 60
				),
			];
		case ERRORS.answer_signature:
			return [
				__(
					'An answer came, but not from the store that was asked.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Check the store ID and the secret. A cache or proxy in front of the other store must leave its REST API alone.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.not_admitted:
			return [
				__(
					'A rule of the other shop keeps this one out.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Some code of that shop says who may connect. Ask whoever looks after it to admit the address of this store.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.wrong_recipient:
			return [
				__(
					'The store at this address has another store ID.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Copy the store ID from its own Stock Sync screen.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case WORDPRESS_ERRORS.no_route:
		case ERRORS.bad_answer:
			return [
				__(
					'Something answers at this address, but not Kitgenix Stock Sync.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Is the address right, with www and https just as the store itself uses them? Redirects are not followed.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Is the plugin active there?',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'A password page, a “coming soon” page or a firewall must let /wp-json/kitgenix-stock-sync/ through.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.rate_limited:
			return [
				__(
					'The other store has refused too many attempts from here and takes a break.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				sprintf(
					/* translators: %d: a number of minutes, such as 10 */
					__(
						'Check the secret, then test again in %d minutes.',
						'kitgenix-stock-sync-for-woocommerce'
					),
					LIMITS.failed_login_window_seconds / 60
				),
			];
		case ERRORS.generation:
			return [
				__(
					'The two stores count differently, as after a restored backup.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'If the Master was restored, it asks at the top of its own screen whose numbers are right. Nothing is overwritten until then.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.restored:
			return [
				__(
					'A Child reports changes that the Master does not have, as after a restored backup.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Decide at the top of the Master’s screens whose numbers are right. What is sold until then is kept and counted.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.paused:
			return [
				__(
					'The other shop has another address than its connections were made for.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Say at the top of its screen whether it has moved or is a copy.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.not_master:
		case ERRORS.not_child:
			return [
				__(
					'The other store has another role than it should.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'One of the two must be the Master, the other a Child. Change the role in the settings of the one that is wrong.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.attempt_died:
			return [
				__(
					'A process of this store ended while it sent to the other one.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'It is tried again by itself, with increasing delays. If it stays, look for a fatal error in the log of PHP.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.busy:
			return [
				__(
					'The other store was busy.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'It is tried again by itself. Often it is only taking stock of its products for the first time.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.unknown_sku:
			return [
				__(
					'The Master has no product with this SKU.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Create it there, or give it the same SKU. What was sold of it here is kept, and counted then.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.duplicate_sku:
			return [
				__(
					'Several products have this SKU.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Give each of them a SKU of its own; then it is kept in step again.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.sku_taken:
			return [
				__(
					'A product was renamed on the Master, but another product of the Child has the new SKU.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Change that other product’s SKU on the Child, and the rename is made by itself.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.gone:
			return [
				__(
					'The Master has this product no more.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Its stock on the Child stays as it is. Restore the product on the Master, or remove it from the Child as well.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.excluded:
			return [
				__(
					'A rule keeps this SKU out of the synchronisation.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Take it off the list under Settings, Rules, if it should be kept in step.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.not_syncable:
			return [
				__(
					'This kind of product has no stock of its own.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'Grouped and external products, and variations without a SKU, are left alone.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.sequence:
			return [
				__(
					'The Master expected another message, as after a restored backup.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'The Child starts over by itself; nothing is counted twice.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
		case ERRORS.internal:
			return [
				__(
					'Something went wrong in a store itself.',
					'kitgenix-stock-sync-for-woocommerce'
				),
				__(
					'It is tried again. If it stays, the details and the PHP error log of that store tell more.',
					'kitgenix-stock-sync-for-woocommerce'
				),
			];
	}
	const refused = refusedItemInWords( code );
	return refused.length > 0 ? refused : obstacleInWords( code, detail );
}
