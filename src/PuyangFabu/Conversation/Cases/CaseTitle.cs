using System.Buffers;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Cases;

/// <summary>What a case is called whose writer gave it no title: its first sentence, and where that is too long as much of it as says something, marked as cut.</summary>
public static class CaseTitle
{
    /// <summary>Of what is made here; somebody who writes one may write more.</summary>
    public const int Longest = 30;

    /// <summary>A shorter piece says too little.</summary>
    private const int Shortest = 8;

    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？!?；;");
    private static readonly SearchValues<char> Pauses = SearchValues.Create("，,、：: ");

    /// <returns>Empty for a text without words.</returns>
    public static string Of(string text)
    {
        var line = text.Trim().Split('\n')[0].Trim();
        if (line.Length <= Longest)
        {
            return line.TrimEnd('。');
        }

        var end = line.AsSpan(0, Longest).IndexOfAny(Ends);
        if (end >= Shortest)
        {
            return line[..end];
        }

        var pause = line.AsSpan(0, Longest - 1).LastIndexOfAny(Pauses);
        return $"{WholeCharacters.Prefix(line, pause >= Longest / 2 ? pause : Longest - 1)}…";
    }
}
