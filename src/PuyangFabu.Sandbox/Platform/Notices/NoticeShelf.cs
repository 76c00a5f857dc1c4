using System.Text.RegularExpressions;

namespace PuyangFabu.Sandbox.Platform.Notices;

/// <summary>An account's forms of notices of one kind, and who agreed to get one. Used under the account's lock.</summary>
internal sealed class NoticeShelf
{
    /// <summary>As many as an account may have.</summary>
    public const int Most = 25;

    private readonly List<NoticeTemplate> templates = [];
    private readonly Dictionary<(string OpenId, string Template), int> consents = [];
    private readonly Dictionary<(string OpenId, string Key), DateTimeOffset> sent = [];

    public IReadOnlyList<NoticeTemplate> All => templates;

    public NoticeTemplate? Find(string? id) => templates.Find(one => one.Id == id);

    public NoticeTemplate Add(NoticeTemplate template)
    {
        templates.Add(template);
        return template;
    }

    public bool Remove(string? id) => templates.RemoveAll(one => one.Id == id) > 0;

    /// <summary>Somebody agrees to one more notice.</summary>
    public void Agree(string openId, string template) => consents[(openId, template)] = consents.GetValueOrDefault((openId, template)) + 1;

    /// <summary>Uses one agreement up; false when there is none.</summary>
    public bool TakeConsent(string openId, string template)
    {
        var left = consents.GetValueOrDefault((openId, template));
        consents[(openId, template)] = Math.Max(0, left - 1);
        return left > 0;
    }

    /// <summary>Whether the same person was sent a notice under this key a short while ago; notes it.</summary>
    public bool IsRepeat(string openId, string key, DateTimeOffset now, TimeSpan memory)
    {
        var repeat = sent.TryGetValue((openId, key), out var last) && now - last < memory;
        sent[(openId, key)] = repeat ? last : now;
        return repeat;
    }
}

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
