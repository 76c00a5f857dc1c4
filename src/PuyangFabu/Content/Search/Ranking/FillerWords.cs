namespace PuyangFabu.Content.Search.Ranking;

/// <summary>Words that turn a topic into a question. They stay in the query but weigh little, so that 请问公积金怎么提取啊 asks for 公积金提取.</summary>
internal static class FillerWords
{
    private static readonly string[] Words =
    [
        "请问", "你好", "您好", "谢谢", "我想", "想问", "问下", "咨询", "一下", "麻烦", "请教", "想知道", "想了解", "告诉我",
        "什么", "为什么", "是什么", "有什么", "什么时候", "什么时间", "哪些", "哪里", "哪儿", "在哪", "去哪",
        "怎么", "怎样", "怎么样", "怎么办", "如何", "咋", "咋办", "咋弄", "咋样", "啥", "有啥", "啥时候", "多少", "多久", "几点", "需要", "有没有",
        "可以", "能不能", "能否", "是不是", "吗", "呢", "啊", "呀", "吧", "么", "的", "了",
    ];

    /// <summary>The letters of filler words in a query, one bit each.</summary>
    public static ulong Find(ReadOnlySpan<char> letters)
    {
        var found = 0UL;
        foreach (var word in Words)
        {
            var set = (1UL << word.Length) - 1;
            for (var from = 0; letters[from..].IndexOf(word, StringComparison.Ordinal) is >= 0 and var at; from += at + 1)
            {
                found |= set << (from + at);
            }
        }

        return found;
    }
}
