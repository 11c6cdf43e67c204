/**
 * Whole texts, folded, that greet, thank or try the box out, and are no lender's name. Python reads this file too, so
 * the table is strict JSON.
 */
export const SMALL_TALK = [
  "hello", "hello there", "hi", "hi there", "hey", "halo", "hai", "hola", "namaste", "kamusta", "kumusta", "mambo",
  "good morning", "good evening", "test", "testing", "thanks", "thank you", "thx", "terima kasih", "makasih", "salamat",
  "salamat po", "asante", "ok", "okay", "bye", "weather", "cuaca", "help", "你好", "您好", "你好啊", "嗨", "哈喽", "在吗",
  "在不在", "有人吗", "早上好", "早安", "晚上好", "晚安", "谢谢", "谢谢你", "多谢", "再见", "拜拜", "好的", "知道了", "测试",
  "试试", "试一试", "天气", "今天天气", "天气怎么样", "今天天气怎么样", "天气预报", "哈哈", "呵呵"
];
