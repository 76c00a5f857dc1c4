namespace PuyangFabu.Conversation.Cases.Figures;

/// <summary>What a citizen typed is words, whatever Markdown would make of them.</summary>
internal static class MarkdownWords
{
    public static string Of(string text) => string.Concat(text.ReplaceLineEndings("\n").Select(static character =>
        character is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '#' or '+' or '-' or '!' or '|' or '~' or '&' ? $"\\{character}" : character.ToString()));
}
