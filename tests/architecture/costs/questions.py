"""The queries of the pages and files of ``access/questions.py``."""

COSTS = {
    "api_v1:answer": 3,
    "api_v1:answers": 2,
    "applications:answer_feed": 2,
    "applications:call_answer_feed": 4,
    "applications:call_question": 6,
    "applications:call_questions": 6,
    "applications:desk_question": 5,
    "applications:manager_call_questions": 4,
    "applications:my_questions": 3,
    "applications:question_answer": 3,
    "applications:question_ask": 5,
    "applications:question_correct": 3,
    "applications:question_hand_over": 3,
    "applications:question_link": 3,
    "applications:question_propose": 4,
    "applications:question_publish": 4,
    "applications:question_queue": 5,
    "applications:question_refuse": 3,
    "applications:question_reopen": 3,
    "applications:question_send_back": 4,
}
