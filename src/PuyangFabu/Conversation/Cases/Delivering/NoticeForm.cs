using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Cases.Delivering;

/// <summary>How an answer's notice is filled in: which of the form's keys gets what, as the settings say.</summary>
public sealed partial class NoticeForm
{
    private static readonly Dictionary<string, Func<Case, string, string>> Values = new(StringComparer.Ordinal)
    {
        ["编号"] = static (found, _) => found.Number,
        ["类型"] = static (found, _) => found.Type,
        ["单位"] = static (found, publisher) => found.UnitName.Length > 0 ? found.UnitName : publisher,
        ["状态"] = static (found, _) => found.State == CaseState.Declined ? "不予受理" : "已答复",
        ["时间"] = static (found, _) => UnixMilliseconds.ToChinaTime(found.AnsweredMs ?? found.ClosedMs ?? found.UpdatedMs).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>Characters that a key of a kind takes, as WeChat's page on the fields of templates lists them.</summary>
    private static readonly Dictionary<string, int> Longest = new(StringComparer.Ordinal) { ["thing"] = 20, ["phrase"] = 5, ["character_string"] = 32, ["name"] = 10 };

    private readonly IReadOnlyList<(string Key, string Value)> fields;

    private NoticeForm(IReadOnlyList<(string Key, string Value)> fields) => this.fields = fields;

    /// <summary>What may be put in.</summary>
    public static IEnumerable<string> Names => Values.Keys;

    /// <param name="written"><c>character_string1=编号,thing2=单位</c>.</param>
    /// <returns>Null when it is not written so.</returns>
    public static NoticeForm? Read(string written)
    {
        var fields = new List<(string, string)>();
        foreach (var part in written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [var key, var value] || !Key().IsMatch(key) || !Values.ContainsKey(value))
            {
                return null;
            }

            fields.Add((key, value));
        }

        return new NoticeForm(fields);
    }

    /// <param name="publisher">Stands for the unit where none has the case.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Fill(Case found, string publisher) =>
        [.. fields.Select(field => KeyValuePair.Create(field.Key, Cut(field.Key, Values[field.Value](found, publisher))))];

    private static string Cut(string key, string value) =>
        Longest.TryGetValue(key.TrimEnd("0123456789".ToCharArray()), out var longest) && value.Length > longest ? WholeCharacters.Prefix(value, longest) : value;

    [GeneratedRegex("^[a-z_]+[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
