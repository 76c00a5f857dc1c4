using System.Text.RegularExpressions;

namespace PuyangFabu.Content.Directories;

/// <summary>A question for a unit itself: its name with words around it that ask how to reach it (请问濮阳市公安局的电话是多少).</summary>
internal static partial class UnitQuestion
{
    /// <summary>The question without those words; the whole of it when it has none.</summary>
    public static string UnitOf(string question) => Around().Replace(question, "");

    // 政府 too: a county's name stands for its government.
    [GeneratedRegex(
        @"^(?:[\s\p{P}]|请问|请|你们?好|您好|我想|想|要|问一?下|咨询|查一?下|查询|查|找一?下|找|告诉我|一下|麻烦)+"
        + @"|(?:[\s\p{P}]|的|是|在|人民政府|政府|电话|热线|号码|手机|座机|联系|方式|网站|官网|网址|公众号|微信|号|地址|位置|办公|咨询|哪里|哪儿|哪|什么|多少|几|怎么|如何|怎样"
        + @"|走|去|打|找|查|介绍|简介|干|做|吗|呢|啊|呀|么|嘛|谢谢|一下|告诉我)+$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Around();
}
