using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Cases.Chat;

/// <summary>One message of a follower who tells a case.</summary>
public sealed record CaseWord
{
    /// <summary>As it was written, without what no page can show; empty for what is not words.</summary>
    public string Text { get; init; } = "";

    /// <summary>The same as it is compared with the words of a step: without marks, pictures and faces around it.</summary>
    public string Form { get; init; } = "";

    /// <summary>WeChat's id of a picture.</summary>
    public string MediaId { get; init; } = "";

    /// <summary>What a place that was sent is called.</summary>
    public string Place { get; init; } = "";

    /// <summary>The text, sealed, where it tells how to reach somebody.</summary>
    public string Sealed { get; init; } = "";

    /// <summary>Of the query code that goes with the case when this is the last word.</summary>
    public string CodeHash { get; init; } = "";

    public required long AtMs { get; init; }

    public static CaseWord Of(string text, long atMs)
    {
        var clean = string.Concat(text.ReplaceLineEndings("\n").Where(static character => !char.IsControl(character) || character == '\n')).Trim();
        var normal = SearchText.Normalize(clean);
        var form = ExactForm.Bare(normal).ToString();
        return new CaseWord { Text = clean, Form = string.Concat(form.Where(static character => !char.IsWhiteSpace(character) && !char.IsPunctuation(character) && character is not ('~' or '～'))), AtMs = atMs };
    }
}
