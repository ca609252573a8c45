"""Pages and files that list nothing whose number grows, by what they are: none of them can cost more with more rows.

What one costs stands in ``tests/architecture/costs``; whatever lists rows belongs into a table of ``PAGES`` instead.
"""

ONE_THING: dict[str, str] = {
    "texts, and answers to machines about the installation itself": """
        accounts:signed_in api_v1:index api_v1:openapi applications:accessibility applications:code_check
        applications:contact applications:privacy healthz kit:gallery open_data:catalogue_as open_data:file_metadata
        applications:keeping applications:own_data applications:own_erase applications:service readyz robots security_txt
    """,
    "one account, its addresses and keys, by the library that keeps them": """
        account_confirm_email account_email account_email_verification_sent account_inactive account_login
        account_logout account_reset_password account_reset_password_done account_reset_password_from_key
        account_reset_password_from_key_done account_set_password account_signup mfa_activate_totp mfa_add_webauthn
        mfa_generate_recovery_codes mfa_index mfa_list_webauthn usersessions_list
    """,
    "one file, as bytes": """
        accounts:paper_file applications:meeting_calendar applications:meeting_paper applications:call_calendar_one applications:call_form_docx applications:copy_file
        applications:cover_letter_file applications:cover_letter_pdf applications:desk_document
        applications:document_file applications:earlier_import_template applications:evaluation_document applications:inside_paper applications:job_result
        applications:letter_html applications:ministry_document applications:ministry_package_file applications:package_file applications:paper_template applications:pool_cv
        applications:pool_person_cv applications:printout_file applications:project_import_template
        applications:rule_slot_template applications:source_file applications:undertaking_file applications:objection_paper
        applications:undertaking_paper priorities:source_file
    """,
    "one thing, which holds no rows of its own": """
        applications:earlier_file accounts:dispute accounts:invitation accounts:letter_choice accounts:offer accounts:organisation_case
        accounts:paper accounts:profile api_v1:answer api_v1:call api_v1:project applications:call_question
        applications:job applications:letter applications:manager_call applications:project
        applications:revision_detail applications:rule_source applications:section_presence
        applications:item_sheet applications:meeting_state
    """,
    "an act on a draft of the priorities, asked beside what `draft_publish` and `draft_changes` list": """
        priorities:axis_add priorities:draft_approve priorities:draft_describe priorities:draft_discard
        priorities:draft_import priorities:draft_send_back priorities:draft_source priorities:draft_start
        priorities:edition_import priorities:erratum_add priorities:item_axis priorities:item_edit
        priorities:item_fate priorities:item_retire priorities:key_edit priorities:measure_add
        priorities:measure_split priorities:measures_merge priorities:publishing_rule
    """,
    "the lines of one rule set, as `rule_set` lists them, or one of them to write": """
        applications:manager_narrow applications:rule_demands applications:rule_provinces applications:rule_row
        applications:rule_row_add applications:rule_row_add_under applications:rule_row_remove
        applications:rule_set_copy applications:rule_set_rename applications:rule_source_new applications:rule_types
        applications:rule_value
    """,
    "one form, or one question before an act": """
        accounts:dispute_answer accounts:membership_change accounts:membership_end accounts:organisation_contest
        accounts:organisation_edit accounts:organisation_join accounts:organisation_new accounts:ownership_offer
        accounts:paper_upload applications:assignment_cancel applications:calendar_confirm
        applications:calendar_reopen applications:calendar_year_open applications:conflict_lift applications:consensus_close
        applications:copy_decide applications:conclusion_confirm applications:conclusion_drop
        applications:cover_letter_confirm applications:cover_letter_record applications:document_expiry
        applications:document_remove applications:evaluation_conflict applications:evaluation_declare
        applications:evaluation_give_up applications:evaluation_send applications:evaluation_step_back
        applications:letter_keep applications:note_new applications:note_correct applications:visit_correct applications:visit_photograph applications:visit_record applications:holiday_add applications:holiday_remove applications:manager_call_edit
        applications:file_reopen applications:likeness_look applications:objection_decide applications:objection_give applications:proposal_notification
        applications:commission_rules applications:commission_seat_end applications:commission_seat_new
        applications:item_aside applications:item_conflict applications:item_cut applications:item_declare
        applications:item_put_off applications:meeting_act applications:meeting_close applications:meeting_correct
        applications:meeting_move applications:meeting_opine applications:meeting_paper_new
        applications:meeting_plan applications:motion_put
        applications:objection_withdraw applications:letter_text_reset
        applications:manager_call_extend applications:manager_call_new applications:manager_call_publish
        applications:manager_call_questions applications:manager_call_shares applications:manager_call_windows
        applications:ministry_approve
        applications:ministry_decline applications:ministry_hand_back applications:pool_accept
        applications:pool_forget applications:pool_refuse applications:price_index_new applications:proposal_approve
        applications:proposal_call_up applications:call_up_answer applications:proposal_comment applications:proposal_decline
        applications:proposal_ministry_return applications:proposal_notify applications:proposal_pass
        applications:proposal_refuse applications:proposal_reinstate applications:proposal_resume
        applications:proposal_status_line applications:proposal_take_back applications:proposal_withdraw
        applications:published_classify applications:published_correct applications:published_merge
        applications:published_new applications:question_answer applications:question_ask
        applications:question_correct applications:question_propose
        applications:question_publish applications:question_refuse applications:question_reopen
        applications:question_send_back applications:row_edit applications:row_new applications:row_remove
        applications:trust_root_new applications:trust_root_retire applications:unfinished_drop
    """,
}
