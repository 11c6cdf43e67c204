/**
 * How a card looks and what it holds, by what is said. Python reads this file too, so the table is strict JSON.
 *
 * A row is a verdict, a verdict with its reason, or a message without its `says_`; each holds what differs from the
 * row before. `tone`: the colour and the mark; `urgency`: what its title has to give way to; `title`: the message that
 * heads the card; `steps`: what to do, each a message that begins with `step_` (`register`: that of the country, one of
 * `registers.js`); `more`: messages that are folded;
 * `owing`: what is folded for whoever owes already, "" where it is said or does not matter. `expired` is laid over a
 * quiet verdict of data past their expiry. `choice`: the situation to which its button leads instead of the checklist
 * for borrowing, with the message that begins with `choice_`. Of a `part_` of a text only `more` is read.
 */
export const CARD_WORDS = {
  "warned": {
    "tone": "danger", "urgency": "money", "title": "title_warned", "steps": ["not_borrowed"],
    "more": [], "owing": "advice_owing_warned", "choice": "cheated"
  },
  "warned_app": {"steps": ["no_install", "not_borrowed"]},
  "warned_name": {"more": ["says_same_name"]},
  "ended": {
    "tone": "stop", "urgency": "money", "title": "title_ended",
    "steps": ["not_yet", "check_payee"], "more": [], "owing": "advice_owing"
  },
  "ended_phone": {"title": "title_hang_up", "steps": ["hang_up", "check_payee"]},
  "suspended": {
    "tone": "check", "urgency": "lender", "title": "title_suspended", "steps": ["not_yet", "repay_agreed"],
    "more": [], "owing": "advice_owing"
  },
  "suspended_phone": {"title": "title_hang_up", "steps": ["hang_up", "call_contract", "repay_agreed"]},
  "licensed": {
    "tone": "fine", "urgency": "lender", "title": "title_licensed", "steps": ["contract_is_it", "not_cheap"],
    "more": [], "owing": ""
  },
  "licensed_lender": {"steps": ["check_channel", "contract_is_it", "not_cheap"]},
  "licensed_app": {"steps": ["no_contacts", "contract_is_it", "not_cheap"]},
  "licensed_phone": {"tone": "check", "title": "title_hang_up", "steps": ["hang_up", "call_this"]},
  "partner": {
    "tone": "calm", "urgency": "lender", "title": "title_partner", "steps": ["partner_who", "copy_name"], "more": [],
    "owing": "advice_owing"
  },
  "partner_phone": {"tone": "check", "title": "title_hang_up", "steps": ["hang_up", "call_contract"]},
  "partner_collector": {
    "tone": "check", "urgency": "money", "title": "title_collector", "steps": ["not_payee", "call_contract"]
  },
  "partner_collector_phone": {
    "tone": "check", "urgency": "money", "title": "title_collector_call",
    "steps": ["hang_up", "not_payee", "call_contract"]
  },
  "lookalike": {
    "tone": "stop", "urgency": "money", "title": "title_lookalike",
    "steps": ["no_fill", "type_own", "filled"], "more": [], "owing": "advice_owing"
  },
  "lookalike_reported": {
    "tone": "check", "title": "title_check_address", "steps": ["no_fill", "check_address"],
    "more": ["more_lookalike_reported"]
  },
  "claimed": {
    "tone": "stop", "urgency": "money", "title": "title_claimed",
    "steps": ["no_fill", "official_app", "filled"], "more": [], "owing": "advice_owing"
  },
  "claimed_lender": {"more": ["more_claimed_lender"]},
  "claimed_licence": {"steps": ["give_nothing", "pay_nothing", "copy_name"]},
  "unlisted": {
    "tone": "check", "urgency": "lender", "title": "title_unlisted",
    "steps": ["give_nothing", "pay_nothing", "copy_name"], "more": [], "owing": "advice_owing"
  },
  "unlisted_category": {"more": ["more_unlisted_category"]},
  "uncovered": {
    "tone": "calm", "urgency": "lender", "title": "title_contract",
    "steps": ["fee_first", "find_contract", "register"], "more": ["more_not_warning"], "owing": "advice_owing"
  },
  "uncovered_reported": {"title": "title_official_app", "steps": ["official_app", "contract_is_it"]},
  "uncovered_reported_app": {"title": "title_official_app", "steps": ["store_app", "no_contacts", "contract_is_it"]},
  "uncovered_reported_phone": {
    "tone": "check", "title": "title_hang_up", "steps": ["hang_up", "official_app", "call_contract"],
    "more": ["more_publisher"]
  },
  "uncovered_called": {
    "tone": "check", "title": "title_hang_up", "steps": ["hang_up", "official_app", "call_contract"], "more": []
  },
  "uncovered_absent": {
    "title": "title_ask_official", "steps": ["ask_official", "copy_name"],
    "more": ["more_uncovered_absent", "more_not_warning"]
  },
  "uncovered_listed": {
    "title": "title_ask_official", "steps": ["contract_is_it", "ask_official"],
    "more": ["more_uncovered_listed", "more_not_warning"]
  },
  "uncovered_category": {
    "title": "title_ask_official", "steps": ["pay_nothing", "ask_official", "copy_name"],
    "more": ["more_uncovered_category", "more_not_warning"]
  },
  "uncovered_company": {"tone": "check", "title": "title_none", "steps": ["pay_nothing", "give_nothing", "register"]},
  "uncovered_bank": {"tone": "check", "title": "title_none", "steps": ["pay_nothing", "give_nothing", "official_app"]},
  "uncovered_no_host": {"title": "title_official_app", "steps": ["official_app", "copy_name"]},
  "uncovered_ambiguous": {"title": "title_choose", "steps": ["choose", "find_contract", "copy_name"], "more": []},
  "uncovered_ask": {"title": "title_choose", "steps": ["choose", "contract_is_it"], "more": []},
  "uncovered_compare": {
    "title": "title_compare", "steps": ["received", "all_paid", "planner"], "more": []
  },
  "uncovered_product": {"title": "title_who_lends", "more": []},
  "uncovered_brand": {"title": "title_who_lends", "more": []},
  "uncovered_ask_app": {"steps": ["choose", "store_app", "no_contacts"]},
  "uncovered_ask_variant": {
    "tone": "check", "title": "title_variant", "steps": ["no_install", "pay_nothing", "official_app"]
  },
  "uncovered_near": {"title": "title_near", "steps": ["pay_nothing", "compare_name", "register"]},
  "uncovered_renamed": {
    "title": "title_ask_official", "steps": ["old_contract", "find_contract", "copy_name"], "more": []
  },
  "uncovered_signature": {
    "tone": "check", "urgency": "money", "title": "title_no_link",
    "steps": ["no_link", "no_call_back", "official_app"], "more": []
  },
  "uncovered_signature_plain": {
    "tone": "calm", "urgency": "lender", "title": "title_official_app",
    "steps": ["own_app", "own_number", "no_codes"], "more": []
  },
  "uncovered_named": {"title": "title_official_app", "steps": ["official_app", "call_contract"], "more": []},
  "uncovered_old_warning": {
    "tone": "check", "urgency": "money", "title": "title_newest_list", "steps": ["no_fill", "newest_list"], "more": []
  },
  "uncovered_warned_name": {
    "tone": "check", "title": "title_same_name", "steps": ["look_up_channel", "copy_name"], "more": []
  },
  "uncovered_waiting_phone": {
    "tone": "check", "title": "title_hang_up", "steps": ["hang_up", "not_payee", "call_contract"],
    "more": ["more_waiting"]
  },
  "uncovered_waiting_host": {
    "title": "title_official_app", "steps": ["official_app", "copy_name"],
    "more": ["more_waiting", "more_not_warning"]
  },
  "uncovered_unnamed": {"title": "title_official_app", "steps": ["call_contract", "copy_name"]},
  "uncovered_doubtful": {"tone": "check", "title": "title_copy_address", "steps": ["copy_address"], "more": []},
  "uncovered_mirror": {
    "tone": "check", "urgency": "money", "title": "title_no_install",
    "steps": ["no_install", "store_app", "no_contacts"], "more": []
  },
  "uncovered_retracted": {"title": "title_retracted"},
  "uncovered_revoked": {"title": "title_revoked", "steps": ["later"]},
  "uncovered_country": {"title": "title_local_regulator", "steps": ["local_regulator"]},
  "product_marketplace": {"steps": ["which_page", "fee_first", "find_contract"]},
  "product_own": {"steps": ["fee_first", "contract_is_it", "register"]},
  "product_brand": {"steps": ["fee_first", "contract_is_it", "register"]},
  "product_host": {"title": "title_official_app", "steps": ["official_app", "fee_first", "find_contract"]},
  "product_app": {"title": "title_official_app", "steps": ["store_app", "no_contacts", "copy_name"]},
  "none": {
    "tone": "calm", "urgency": "rest", "title": "verdict_none", "steps": [], "more": [], "owing": "advice_owing"
  },
  "none_word": {"tone": "check", "title": "title_none", "steps": ["pay_nothing", "give_nothing", "register"]},
  "none_app": {"title": "title_none", "steps": ["store_app", "no_contacts", "register"]},
  "none_unknown": {"tone": "check", "title": "title_none", "steps": ["borrow_here", "register", "copy_name"]},
  "none_apk": {
    "tone": "stop", "urgency": "money", "title": "title_no_install",
    "steps": ["no_install", "store_app", "no_contacts"]
  },
  "none_installer": {
    "tone": "stop", "urgency": "money", "title": "title_no_install",
    "steps": ["no_install", "store_app", "remove_app"], "more": ["more_installer_file"], "owing": ""
  },
  "none_greeting": {"title": "title_greeting", "owing": ""},
  "none_state_like": {
    "tone": "stop", "urgency": "money", "title": "title_no_fill", "steps": ["no_fill", "no_codes", "type_official"]
  },
  "none_state_name": {
    "tone": "stop", "urgency": "money", "title": "title_state_name",
    "steps": ["pay_nothing", "give_nothing", "copy_name"]
  },
  "none_shared_host": {"title": "title_full_name", "steps": ["full_name"]},
  "none_short_link": {
    "tone": "check", "urgency": "money", "title": "title_no_short_link", "steps": ["no_link", "full_name"]
  },
  "none_ip": {"tone": "check", "urgency": "money", "title": "title_no_fill", "steps": ["no_fill", "full_name"]},
  "none_signed": {
    "tone": "check", "urgency": "money", "title": "title_no_link", "steps": ["no_link", "official_app"],
    "more": ["more_none_signed"]
  },
  "lookalike_same_name": {"tone": "check", "title": "title_check_address", "steps": ["check_address", "copy_name"]},
  "lookalike_near": {
    "tone": "check", "title": "title_check_address", "steps": ["check_address", "copy_name"],
    "more": ["more_lookalike_near"]
  },
  "none_text": {
    "tone": "check", "urgency": "money", "title": "title_text", "steps": ["pay_nothing", "no_codes", "apart"],
    "more": ["more_none_text"]
  },
  "none_chat": {
    "tone": "check", "urgency": "money", "title": "title_no_add", "steps": ["no_add", "give_nothing", "copy_name"]
  },
  "none_door": {
    "tone": "check", "urgency": "threats", "title": "title_door", "steps": ["official_no_fee", "check_back"],
    "owing": ""
  },
  "none_door_calls": {"steps": ["may_answer", "official_no_fee", "check_back"]},
  "none_site": {"urgency": "threats", "title": "title_site", "steps": ["type_site", "official_no_fee"], "owing": ""},
  "none_office": {"more": ["more_publisher"]},
  "none_phone": {"tone": "check", "title": "title_hang_up", "steps": ["hang_up", "call_contract"]},
  "none_local_phone": {
    "tone": "check", "title": "title_no_call_back", "steps": ["no_call_back", "country_code"], "owing": ""
  },
  "none_phones": {
    "tone": "check", "title": "title_no_call_back", "steps": ["no_call_back", "call_contract"], "owing": ""
  },
  "none_addresses": {
    "tone": "check", "urgency": "money", "title": "title_apart", "steps": ["no_link", "copy_address"]
  },
  "expired": {"tone": "check", "title": "title_expired", "steps": ["ask_official"], "more": []},
  "part_mentioned": {"more": ["more_part_mentioned"]},
  "part_behind": {"more": ["more_part_behind"]},
  "part_phone_abroad": {"more": ["more_part_phone_abroad"]},
  "part_userinfo": {"more": ["more_part_userinfo"]},
  "part_guarantor": {"more": ["more_part_guarantor"]},
  "part_listed": {"more": ["more_part_listed"]},
  "part_collector": {"more": ["more_part_collector"]},
  "part_mediation": {"more": ["more_part_mediation"]},
  "part_night": {"more": ["more_part_night"]},
  "part_cap": {"more": ["more_part_cap"]},
  "part_regulator": {"more": ["more_part_regulator"]}
};
