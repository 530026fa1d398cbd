/**
 * Words and phrases that tell what developers feel, by what they tell: written for Groundplan, from none of the published lists.
 * A star stands for any ending; `_` joins the words of a phrase. What is technical (`kill`, `abort`, `fatal`, `bad request`) is not here, or
 * is taken out by `TECHNICAL`.
 */

export interface Feeling {
  /** From −4 to 4. */
  readonly valence: number;
  readonly words: string;
}

export const FEELINGS = {
  gladFace: { valence: 3, words: 'face:glad' },
  laughFace: { valence: 2, words: 'face:laugh face:tongue' },
  winkFace: { valence: 2, words: 'face:wink' },
  sadFace: { valence: -3, words: 'face:sad' },
  doubtFace: { valence: -2, words: 'face:doubt' },
  love: {
    valence: 4,
    words:
      'love loved loves loving lovely adore adores adored adorable <3 beloved ❤ 💖 💕 😍 🥰 ♥ 💯 :heart: :heart_eyes: :sparkling_heart: :two_hearts:',
  },
  delight: {
    valence: 4,
    words: `awesome awesomely awesomeness amazing amazingly amazed excellent excellently fantastic fantastically wonderful wonderfully brilliant brilliantly
      superb superbly great greatly greatest outstanding perfect perfectly beautiful beautifully gorgeous fabulous marvelous marvellous terrific stellar
      magnificent priceless epic incredible phenomenal spectacular splendid glorious magical genius masterpiece flawless flawlessly exceptional
      sweet badass kickass rocks_! you_rock rock_on wow woah whoa woohoo woot w00t yay yays hooray hurray hurrah bravo kudos congrats congratz congratulations
      top_notch first_class mind_blowing blown_away lifesaver life_saver saved_my_day made_my_day saves_me saved_me 🎉 🎊 🚀 🙌 🤩 🏆 🔥 ✨ 🍰 🍻 :tada: :sparkles: :rocket: :raised_hands: :cake: :fire: :beers: :star: :trophy: :confetti_ball: :100: :metal: :clap: 👏`,
  },
  liking: {
    valence: 2,
    words: `nice nicely nicer nicest good goodness cool cooler coolest neat neatly like_it like_this like_that like_the i_like really_like liked likes_it
      enjoy enjoyed enjoying enjoyable elegant elegantly elegance clever cleverly helpful helpfully useful handy impressive impressed impresses
      fun funny amusing pleasant pleasantly solid better best finest happy happier happily glad gladly pleased pleasure excited exciting thrilled
      delighted delight delightful proud stoked psyched grateful welcome favorite favourite fan_of big_fan admire charming superior attractive
      nifty groundbreaking owe_you_a_beer owe_you beer beers successful successfully interesting convenient effective slick sleek polished legit dope rad sick_! sexy tidy gem fine well_written well_explained well_documented well_done nicely_done
      good_job great_job nice_job great_work nice_work good_work good_stuff great_stuff keep_it_up worth intriguing fascinating promising
      👍 👌 😊 😀 😁 😃 😄 🙂 😎 😇 😻 🤗 😺 ☺ 🍪 🌟 ⭐ ✌ 💪 :+1: :thumbsup: :ok_hand: :smile: :smiley: :grinning: :grin: :blush: :slightly_smiling_face: :simple_smile: :relaxed: :sunglasses: :muscle: :v: :cookie: :hugs:`,
  },
  thanks: {
    valence: 2,
    words: `thank thanks thankyou thanx thx tnx thnx thks ty tyvm thankful gratitude grateful appreciate appreciated appreciates appreciation much_obliged
      props_to credit_to hats_off merci danke gracias arigato 🙏 🙇 :pray: :bow:`,
  },
  praise: {
    valence: 2,
    words: `lgtm looks_good look_good looking_good looks_great looks_nice looks_perfect sounds_good sounds_great good_catch nice_catch great_catch good_point great_point
      good_idea great_idea nice_idea good_question great_question good_answer great_answer nice_answer best_answer good_find nice_find great_find
      good_call great_suggestion good_suggestion good_explanation ship_it shipit works_great works_well works_perfectly works_fine works_like_a_charm like_a_charm
      spot_on nailed_it you_nailed well_said well_spotted good_spot :shipit: :white_check_mark: :heavy_check_mark: +1`,
  },
  agreement: {
    valence: 1,
    words: `agree agreed agrees makes_sense make_sense made_sense fair_enough fair_point you_are_right you're_right youre_right your_right you_right absolutely exactly indeed
      right_! of_course sure_thing yep yup yeah yes ok okay okey alright no_problem no_worries no_prob np my_pleasure you're_welcome valid_point totally`,
  },
  relief: {
    valence: 1,
    words: `phew finally at_last works_now work_now working_now solved resolved fixed fixes_it fixed_it did_the_trick does_the_trick that_worked it_worked it_works
      worked_for_me works_for_me figured_it_out found_it got_it never_mind nevermind problem_solved thank_god thank_goodness 😌 😅 :sweat_smile: :relieved:`,
  },
  laugh: {
    valence: 1,
    words:
      'lolz rofl haha hahaha hahahaha hahah heh hehe hehehe lol lolz lmao rofl teehee hihi jk just_kidding kidding xd 😂 🤣 😆 😛 😜 😝 😉 :joy: :laughing: :satisfied: :wink: :stuck_out_tongue: :stuck_out_tongue_winking_eye: :smirk:',
  },
  hope: {
    valence: 1,
    words:
      "hope hopes hoping hopefully hopeful wish wishes looking_forward look_forward eager eagerly eager_to cant_wait can't_wait keen optimistic curious fingers_crossed",
  },
  wellWish: {
    valence: 2,
    words:
      'cheers good_luck have_fun enjoy_! best_wishes take_care have_a_nice have_a_great happy_coding happy_new happy_to glad_to hi_! welcome_to hope_this_helps hope_that_helps hth',
  },
  apology: {
    valence: -1,
    words: `sorry apologies apologize apologise apologized apologising apologizing apology oops ooops oopsie whoops woops my_bad my_mistake my_fault my_error
      mea_culpa pardon forgive i_missed_that i_forgot forgot_to forgot stupid_me silly_me didn't_realize embarrassing embarrassed embarrassment ashamed shame 😳 🤦 🙈 :flushed: :facepalm: :see_no_evil: facepalm`,
  },
  regret: {
    valence: -2,
    words: `unfortunately unfortunate sadly alas regret regrets regretfully regrettably pity too_bad shame bummer bummed bummer i'm_afraid im_afraid afraid_that
      disappointed disappointing disappointment disappointingly disappoint disappoints let_down missed_opportunity doesn't_help not_help`,
  },
  sadness: {
    valence: -3,
    words: `sad sadder saddened saddens sadness unhappy unhappily depressing depressed depression miserable misery miss_it cry crying cries cried tears heartbroken heartbreaking
      hopeless despair desperate desperately grief gloomy suffer suffers suffered suffering hurt hurts hurting hurtful agony tragic tragedy doomed lonely
      😢 😭 😞 😔 😟 🙁 ☹ 😥 😓 😿 💔 😩 😫 :cry: :sob: :disappointed: :pensive: :worried: :frowning: :slightly_frowning_face: :broken_heart: :disappointed_relieved: :weary: :tired_face: :sweat:`,
  },
  anger: {
    valence: -4,
    words: `hate hated hates hating hatred hateful loathe loathes despise despises detest angry angrily anger furious fury pissed pisses piss_off mad_at livid outraged
      outrageous outrage wtf wth ffs omfg stfu gtfo rtfm fuck fucks fucked fucking fucker fuckin fucken fk fcking f*ck damn damned damnit dammit goddamn goddam hell bloody
      shit shits shitty shite bullshit bs_! bastard bastards bitch screw_you screw_this screwed crap crappy crapp craps sick_of fed_up tired_of shut_up go_away
      kill_myself kill_me what_the_hell the_hell the_heck what_the_fuck rage raging screaming scream hostile insult insulting insulted offensive rude rudely arrogant
      😠 😡 🤬 👿 😤 :rage: :angry: :triumph: :imp: :middle_finger:`,
  },
  annoyance: {
    valence: -3,
    words: `annoying annoyingly annoyed annoy annoys annoyance frustrating frustratingly frustrated frustration frustrate frustrates frustrations irritating irritated
      irritate irritates irritation aggravating exasperating exasperated infuriating infuriates infuriated maddening pain pains painful painfully pita nightmare nightmares headache headaches
      ugh uggh argh arghh arrgh aargh grr grrr sigh sighs meh bah blah duh pff pfft tsk geez jeez gosh tired struggle struggled struggles struggling hassle tedious tiresome
      cumbersome ridiculous ridiculously absurd absurdly insane insanity crazy nuts madness stress stresses stressed stressful jealous tricky gave_up give_up giving_up complaining drive_me drives_me driving_me bugs_me bothers_me bother_me bothering bothersome
      waste wasted wasting waste_of time_consuming stop_doing pointless unacceptable unbearable intolerable come_on seriously_? really_? for_god's_sake for_gods_sake for_the_love
      why_the why_on_earth how_is_this_still still_not still_broken yet_again once_again again_and_again over_and_over complain complains complaining complained whine whining rant fight fighting fought
      nag nagging nuisance obnoxious noisy bored boring dull dislike dislikes disliked don't_like dont_like didn't_like do_not_like not_like not_a_fan no_fan
      😒 🙄 😑 😕 😣 😖 👎 🤮 🤢 💩 :unamused: :roll_eyes: :expressionless: :confused: :persevere: :confounded: :-1: :thumbsdown: :poop: :hankey:`,
  },
  contempt: {
    valence: -3,
    words: `stupid stupidly stupidity stupidest dumb dumber dumbest idiot idiots idiotic idiocy moron morons moronic lame lamest pathetic silly sillyness foolish fool nonsense nonsensical
      rubbish garbage trash trashy lousy useless worthless terrible terribly horrible horribly horrid horrendous horrific awful awfully ugly uglier ugliest ugliness evil nasty nastier
      hideous hideously disgusting disgust disgusted gross yuck yucky ew eww suck sucks sucked sucky sucking worst atrocious abysmal abomination appalling dreadful
      inferior incompetent ignorant ignorance clueless lazy laziness joke_! a_joke laughable cheap_trick sloppy amateur amateurish wtf-y monstrosity disaster disastrous catastrophe train_wreck
      fishy smelly smells_bad stinks stink reeks ridiculed braindead brain_dead insulting bogus broken_by_design cruft crufty kludge kludgy kludges hacky hackish hackily ugly_hack dirty_hack
      braindead braindamaged brain_damaged cancer disturbing malicious hopelessly abuse abuses questionable funky messy messier mess messes messed mess_up messing awkward awkwardly clumsy clunky convoluted bloated bloat overkill over_engineered overcomplicated fragile brittle obscure cryptic spaghetti
      pretty_bad so_bad very_bad really_bad too_bad quite_bad bad_idea bad_practice bad_design bad_code bad_style bad bad_thing badly bad_! worse worsened poor poorly poor_quality half_baked broken_!`,
  },
  fear: {
    valence: -2,
    words: `afraid scary scarier scared scare scares scaring frightening frightened frightens terrifying terrified terrifies creepy worry worried worries worrying worrisome
      concern concerned concerns concerning nervous nervously anxious anxiety uneasy uncomfortable fear fears feared fearful panic panicked dread dangerous dangerously danger risky risk troubling troubled alarming alarmed
      horror horrified shocked shocking shock 😨 😱 😰 😬 😧 😦 :scream: :fearful: :cold_sweat: :grimacing: :anguished: :open_mouth:`,
  },
  confusion: {
    valence: -1,
    words: `confused confusing confuse confuses confusion confusingly weird weirdly weirdness strange strangely odd oddly oddity unclear puzzled puzzling puzzles baffled baffling bewildered perplexed mystery mysterious mysteriously
      no_idea no_clue don't_understand dont_understand do_not_understand doesn't_make_sense not_make_sense makes_no_sense make_no_sense don't_get_it can't_understand can't_figure cannot_figure unable_to_figure lost i'm_lost stuck i'm_stuck at_a_loss at_loss out_of_ideas
      clueless scratching_my_head head_scratcher counterintuitive counter_intuitive unintuitive ambiguous misleading misled dubious wonder_why not_clear isn't_clear hard_to_understand difficult_to_understand hard_to_read
      🤔 😵 🤷 :thinking: :shrug: :dizzy_face: :question:`,
  },
  doubt: {
    valence: 0,
    words: `maybe perhaps not_sure unsure i_guess i_suppose might_be could_be probably possibly presumably apparently i_wonder wondering not_certain uncertain not_convinced unconvinced doubt doubts doubtful skeptical sceptical
      hesitant reluctant am_i_missing did_i_miss what_am_i_missing is_it_ok is_this_ok is_that_ok should_i am_i_right correct_me_if if_i_understand not_familiar new_to i'm_new_to newbie noob first_time don't_know dont_know do_not_know
      not_100% i_might_be_wrong could_be_wrong may_be_wrong if_i'm_wrong i_may_be hmm hmmm hm hmmmm umm um uh uhm er seems_like it_seems seems_to sort_of kind_of somehow hard_to_say not_quite_sure`,
  },
  sure: {
    valence: 0,
    words: `definitely certainly obviously clearly surely undoubtedly no_doubt without_doubt sure i'm_sure i_am_sure pretty_sure quite_sure absolutely_sure convinced confident confidently guaranteed for_sure i_know i_bet
      will_do on_it i'll_fix i_will_fix i'll_do i_will_do i'll_take i'll_work i'll_make i'll_add i'll_update i'll_try i'll_look i'll_send i'll_open i'll_change i'll_submit i'll_create i'll_check i_can_do i_can_help i'd_love_to i'd_be_happy let_me happy_to_help glad_to_help
      should_be_fine will_be_fine should_work will_work let's_do let's_go we_can_do we_should always never_fails i_agree i_totally_agree fully_agree completely_agree strongly i_believe no_problem easy easily trivial simple straightforward of_course i_see i_realized i_realised realized turns_out it_turns_out`,
  },
  surprise: {
    valence: 0,
    words:
      "surprised surprise surprises surprising surprisingly unexpected unexpectedly astonished astonishing stunned speechless unbelievable unbelievably no_way omg oh_my oh_god oh wow_! didn't_expect did_not_expect 😮 😲 😯 :astonished: :hushed:",
  },
  trouble: {
    valence: -1,
    words: `wrong wrongly fail fails failed failing failure breaks broke broken break_the breaks_the doesn't_work does_not_work not_working not_work don't_work won't_work didn't_work isn't_working stopped_working no_luck nothing_works can't_get cannot_get
      bugged tricky cumbersome crash crashes crashed crashing problem problems problematic issue issues trouble troubles troublesome buggy bug bugs slow slower slowly painfully_slow hang hangs flaky leak unstable unusable unreadable unmaintainable unreliable unsafe unnecessary
      incorrect incorrectly invalid mistake mistakes mistaken error_prone hard difficult difficulty difficulties impossible hack hacks hacking workaround workarounds ill missing lack lacks lacking loses lose lost_my careless regression regressions
      horrible_performance no_need useless_to harmful harm abuse abused blame outdated ancient obsolete dead doomed severe serious seriously complicated unexpected_behavior`,
  },
  rebuke: {
    valence: -2,
    words: `don't_do do_not_do never_do stop should_never you_should_not you_shouldn't shouldn't_do why_would_you why_did_you why_do_you why_are_you what_are_you what_were_you did_you_even did_you_read please_read read_the learn_to how_about_you you_can't_just
      not_acceptable not_a_good not_good not_great not_nice not_right not_helpful not_useful no_sense no_point what's_the_point whats_the_point what_is_the_point disagree disagreed disagrees strongly_disagree i_disagree -1 downvote downvoted downvotes down_vote spam nope against_this against_the totally_wrong completely_wrong`,
  },
  disapproval: {
    valence: -1,
    words: `i_don't_think i_dont_think i_do_not_think don't_think_we don't_think_this don't_think_that don't_think_it not_necessary isn't_necessary unnecessary unnecessarily not_needed isn't_needed no_need redundant
      not_correct isn't_correct incorrect is_wrong it's_wrong that's_wrong looks_wrong seems_wrong wrong not_right isn't_right should_not shouldn't you_can't you_cannot can't_do cannot_do we_can't can't_just cannot_just
      i_don't_see i_do_not_see don't_see_why don't_see_how don't_see_the see_no_reason no_reason_to why_not_just unrelated not_related isn't_related irrelevant is_this_needed is_this_necessary is_it_necessary is_that_necessary really_needed really_necessary
      why_is_this why_are_we why_do_we why_was_this do_we_really do_we_need not_sure_i_agree disagree i_disagree absolutely_not not_exactly not_a_bug not_valid isn't_valid not_actionable not_acceptable not_something
      that's_not that_is_not this_isn't this_is_not_a not_what not_the_point not_the_issue not_the_same inconsistent against would_rather_not prefer_not doesn't_make_sense does_not_make_sense didn't_make_sense make_no_sense makes_no_sense no_sense
      please_stop stop_with you_need_to you_have_to you_must doesn't_belong does_not_belong not_belong not_going_to won't_fix wontfix closing_as at_the_same_time nothing_to_do_with has_nothing a_mistake mistake`,
  },
  insight: {
    valence: 0,
    words:
      'i_see ah_i_see oh_i_see ahh ah aha oh_right got_it i_realized i_realised just_realized realize realized realised turns_out it_turns_out i_understand i_get_it now_i makes_sense_now that_explains my_understanding',
  },
  eagerness: {
    valence: 0,
    words: `i'll i_will i'd_like_to i_would_like_to i'd_love_to i_can_help i_can_do i_can_take let_me let's lets we'll we_should i_want_to i_plan_to i_intend_to planning_to i'm_going_to i'm_working working_on_it will_fix will_add will_update will_do will_work_on
      happy_to glad_to willing_to ready_to looking_forward can't_wait hope hoping hopefully go_ahead`,
  },
  approval: {
    valence: 1,
    words: `agree agreed i_agree totally_agree makes_sense make_sense good_point fair_point very_good_point great_point excellent_point good_idea great_idea good_call good_catch sounds_good sounds_right sounds_great sounds_reasonable sounds_fine seems_good seems_fine seems_reasonable looks_right
      you_are_right you're_right your_right is_right that's_right right_! absolutely_right exactly correct that's_correct yep yup yeah yes indeed fair_enough it's_fine that's_fine is_fine i'm_fine fine_with_me ok_with i'm_ok fine_by_me good_to_me`,
  },
  risk: {
    valence: -1,
    words: `breaking_change might_break may_break could_break would_break will_break it_breaks suspicious sketchy risky unsafe fragile flaky flakes edge_case edge_cases side_effect side_effects potential_issue potential_problem perf_bug regression regressions critical
      still_see still_seeing still_no still_not falsely may_not might_not might_cause may_cause could_cause silently sneaky tricky something_is_wrong something_wrong missing_something history_of expensive`,
  },
} as const satisfies Readonly<Record<string, Feeling>>;

export type FeelingName = keyof typeof FEELINGS;

export const NEGATIONS: ReadonlySet<string> = new Set(
  `not no never none nothing nobody nowhere neither nor cannot cant can't don't dont doesn't doesnt didn't didnt won't wont wouldn't wouldnt shouldn't shouldnt couldn't couldnt isn't
   isnt aren't arent wasn't wasnt weren't werent hasn't hasnt haven't havent hadn't hadnt ain't aint without hardly barely rarely lack lacks n't nope unable mustn't needn't`.split(
    /\s+/,
  ),
);

export const INTENSIFIERS: ReadonlySet<string> = new Set(
  `very really so extremely super totally absolutely completely terribly awfully horribly pretty quite insanely incredibly highly too such truly deeply seriously damn freaking fucking
   utterly particularly especially amazingly way much most more entirely overly exceedingly hugely massively`.split(
    /\s+/,
  ),
);

export const DIMINISHERS: ReadonlySet<string> = new Set(
  'slightly somewhat little bit kind sort kinda sorta rather fairly mildly a_bit partly almost barely'.split(
    /\s+/,
  ),
);

/** Phrases of the trade in which a word means nothing of the kind; their words are not looked up. */
export const TECHNICAL = `bad_request bad_gateway bad_alloc bad_cast bad_character bad_magic fatal_error fatal_errors fatal_exception dead_code dead_lock dead_letter dead_link kill_the kill_a kill_it_with kill_process kill_-9
   killed_by_signal abort_the master_branch master_and slave_node panic_mode kernel_panic go_panic panic_handler rust_panic error_handling error_message error_messages error_code error_codes error_page error_log error_handler
   exception_handling garbage_collector garbage_collection garbage_collected trash_bin trash_can dirty_flag dirty_read dirty_checking dirty_bit dirty_pages evil_mode evil_twin
   race_condition zombie_process orphan_process orphaned_process child_process execute_the hang_up poison_pill poison_message kill_switch kill_signal suicide_worker greedy_match lazy_loading lazy_load lazy_initialization lazy_evaluation lazy_init lazy_val
   dumb_terminal dumb_component dumb_components dumb_pointer smart_pointer smart_pointers smart_quotes fail_fast fail_over fail_safe failure_mode naive_datetime naive_implementation
   best_practice best_practices best_effort best_match best_fit best_case worst_case worst_fit better_performance love_2d happy_path happy_eyeballs sad_path like_this_one looks_like look_like something_like would_like feel_like feels_like
   greater_than great_circle good_first_issue good_morning fun_fact fine_grained fine_tune fine_tuning rich_text perfect_hash perfect_square perfect_forwarding cool_down hot_reload welcome_page welcome_screen hello_world nice_value nice_level trusted_host
   pain_point blue_screen critical_section critical_path danger_zone attack_surface brute_force strip_tags broken_pipe broken_link broken_links invalid_argument illegal_argument illegal_state bug_fix bug_fixes bugfix bug_report bug_tracker issue_tracker known_issue known_issues linked_issue this_issue an_issue the_issue issue_number
   thread_starvation memory_leak stack_overflow buffer_overflow hard_coded hard_code hard_link hard_drive hard_disk hard_reset lost_update lost_connection missing_semicolon missing_import null_pointer crash_report crash_reports crash_dump crash_log stop_words stop_the stop_button
   risk_assessment concern_trait separation_of_concerns cross_cutting_concern cross_cutting_concerns fear_of_missing scream_test shock_wave shell_shock`;
