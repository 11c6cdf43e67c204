"""The words by which a text that is not in Chinese is of a country. Pure.

The extension holds the same table in `extension/core/read/country-words.js`.
"""

from __future__ import annotations

import re

COUNTRIES = {
    "id": re.compile(
        r"(?<![a-z])(?:anda|kami|pinjol|pinjaman|ojk|rupiah|tagihan|segera|aku|gw)(?![a-z])"
        r"|(?<![a-z])(?:katanya|telat|padahal|bayar|kontak)(?![a-z])|(?<![a-z])rp\.? ?\d"
        r"|(?<![a-z])(?:saya|yang|gak|nggak|udah|banget|kak)(?![a-z])"
        r"|(?<![a-z])(?:bunga|apakah|dipinjam|cair|wa dari|utangnya)(?![a-z])"
    ),
    "ke": re.compile(
        r"(?<![a-z])(?:kes|ksh|crb|cbk|paybill|m-?pesa|fuliza|till no)(?![a-z])"
        r"|(?<![a-z])(?:nifanye|wangu|nitume|nilipe|mimi)(?![a-z])"
        r"|(?<![a-z])(?:nini|iko|sawa|msee|mkopo|deni|yangu|wako|bado|lakini)(?![a-z])"
        r"|(?<![a-z])(?:nimelipa|nimemaliza|simu|anasema|kisumu|nairobi)(?![a-z])"
    ),
    "ng": re.compile(
        r"(?<![a-z])(?:naira|bvn|fccpc|opay|palmpay|i be thief|abeg|wetin|dem say)(?![a-z])"
        r"|₦|(?<![a-z0-9])n\d{1,3},\d"
        r"|(?<![a-z])(?:dey|una|dem|oga|lagos|abuja|efcc|nin|comot|abi|sef)(?![a-z])"
    ),
    "ph": re.compile(
        r"(?<![a-z])(?:php|piso|pesos|gcash|po ba|daw|utang|nbi|barangay)(?![a-z])|₱"
        r"|(?<![a-z])(?:mga|nyo|ninyo|yung|hindi|kasi|nila|ako|sino|nun|bakit|bawal|nasa|lahat)(?![a-z])"
        r"|(?<![a-z])(?:po|naman|rehistrado|palengke|pautang|nangutang|estafa)(?![a-z])"
    ),
    "in": re.compile(
        r"(?<![a-z])(?:rbi|upi|aadhaa?r|lakh|rs\.? ?\d|cibil|pan card)|₹"
        r"|(?<![a-z])(?:rahe|raha|karu|paise)(?![a-z])|[\u0900-\u097f]"
        r"|(?<![a-z])(?:hai|nahi|kya|mera|mere|meri|wala|wale|karo)(?![a-z])"
        r"|(?<![a-z])(?:bhai|bhaiya|paisa|crore|kirana|nbfc|aadhar)(?![a-z])"
    ),
    "sg": re.compile(
        r"(?<![a-z])(?:singpass|sgd|moneylender|ah long)(?![a-z])|s\$\d"
        r"|(?<![a-z])(?:nric|hdb|toa payoh|jurong|paynow|mdm)(?![a-z])"
        r"|(?<![a-z])(?:leh|liao|lor|singapore|sinkie)(?![a-z])"
    ),
}
