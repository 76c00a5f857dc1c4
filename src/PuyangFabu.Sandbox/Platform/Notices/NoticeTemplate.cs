using System.Text.RegularExpressions;

namespace PuyangFabu.Sandbox.Platform.Notices;

/// <summary>A form of notice that an account took over from the platform's library.</summary>
/// <param name="Id">As the account sends it.</param>
/// <param name="Content">Lines such as <c>事项:{{thing1.DATA}}</c>.</param>
internal sealed partial record NoticeTemplate(string Id, string Title, string Content, string Example)
{
    /// <summary>The names of what must be given to it.</summary>
    public IReadOnlyList<string> Keys => [.. Blanks().Matches(Content).Select(static match => match.Groups["key"].Value)];

    /// <summary>The notice as people read it.</summary>
    public string Fill(Func<string, string?> value) => $"{Title}\n{Blanks().Replace(Content, match => value(match.Groups["key"].Value) ?? "")}";

    [GeneratedRegex(@"\{\{(?<key>[a-z_]+[0-9]*)\.DATA\}\}")]
    private static partial Regex Blanks();
}
