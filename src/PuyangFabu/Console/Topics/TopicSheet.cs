using System.Globalization;
using PuyangFabu.Console.Frame;
using PuyangFabu.Content.Articles.Topics;

namespace PuyangFabu.Console.Topics;

/// <summary>The outline of a topic in its form. Its buttons change it without saving, with script or without.</summary>
public sealed class TopicSheet
{
    public const string Save = "save";
    public const string SaveAndLook = "look";
    public const string SaveAndSubmit = "submit";
    public const string Find = "find";
    public const string Add = "add";
    public const string NewSection = "section";

    private readonly List<TopicSheetSection> sections = [];

    public string Slug { get; private init; } = "";

    public string Start { get; private init; } = "";

    public string End { get; private init; } = "";

    public string Archive { get; private init; } = "";

    public IReadOnlyList<TopicSheetSection> Sections => sections;

    /// <summary>
    /// The value that the pressed button has where its row or section stands now, or that of the one beside it where it has none there. Null where no
    /// row or section is left to go on at, and for buttons that move none.
    /// </summary>
    public string? Pressed { get; private set; }

    /// <summary>All of them in their order.</summary>
    public IEnumerable<long> ArticleIds => sections.SelectMany(static section => section.Articles);

    /// <param name="topic">Null for an article that is no topic yet. Articles that are not in this database are left out.</param>
    public static TopicSheet Of(TopicView? topic)
    {
        var sheet = new TopicSheet { Slug = topic?.Slug ?? "", Start = topic?.Start ?? "", End = topic?.End ?? "", Archive = topic?.Archive ?? "" };
        sheet.sections.AddRange((topic?.Sections ?? []).Select(static section => new TopicSheetSection(
            section.Title ?? "", [.. (section.Articles ?? []).Select(static article => article.Id).Where(static id => id > 0)])));
        sheet.HaveSection();
        return sheet;
    }

    public static TopicSheet Read(IFormCollection form)
    {
        var sheet = new TopicSheet { Slug = Text(form, "slug"), Start = Text(form, "start"), End = Text(form, "end"), Archive = Text(form, "archive") };
        for (var index = 0; index <= TopicRules.MostSections && form.ContainsKey(TitleField(index)); index++)
        {
            sheet.sections.Add(new TopicSheetSection(
                Text(form, TitleField(index)), [.. Text(form, ArticlesField(index)).Split(' ').Select(AddressNumber.Of).OfType<long>()]));
        }

        sheet.HaveSection();
        return sheet;
    }

    /// <summary>Whether the button saves; every other one only changes the form.</summary>
    public static bool Saves(string? act) => act is Save or SaveAndLook or SaveAndSubmit;

    public static string TitleField(int section) => string.Create(CultureInfo.InvariantCulture, $"section-{section}");

    public static string ArticlesField(int section) => string.Create(CultureInfo.InvariantCulture, $"section-{section}-articles");

    /// <param name="act">
    /// <c>up 1 2</c>, <c>down 1 2</c> and <c>away 1 2</c> move an article or take it out, <c>sectionUp 1</c>, <c>sectionDown 1</c> and
    /// <c>sectionAway 1</c> a section; <c>add 23</c> puts an article at the end of a section, <c>section</c> makes one more. Places are told from 0.
    /// </param>
    /// <param name="into">The section that an article is added to.</param>
    public void Move(string? act, string? into)
    {
        var words = (act ?? "").Split(' ');
        var section = AddressNumber.PlaceOf(words.ElementAtOrDefault(1)) ?? -1;
        if (words[0] == NewSection && sections.Count < TopicRules.MostSections)
        {
            sections.Add(new TopicSheetSection("", []));
        }
        else if (AddedBy(act) is { } id && !ArticleIds.Contains(id))
        {
            (sections.ElementAtOrDefault(AddressNumber.PlaceOf(into) ?? -1) ?? sections[^1]).Articles.Add(id);
        }
        else if (section >= 0 && section < sections.Count)
        {
            MoveSection(words[0], section);
            MoveArticle(words[0], section, AddressNumber.PlaceOf(words.ElementAtOrDefault(2)) ?? -1);
        }
    }

    /// <returns>The article that a button adds; null for every other button.</returns>
    public static long? AddedBy(string? act) => (act ?? "").Split(' ') is [Add, var id, ..] ? AddressNumber.Of(id) : null;

    /// <summary>Whether saving it would leave what the other says: sections with nothing in them are not saved.</summary>
    public bool IsSame(TopicSheet other) =>
        (Slug, Start, End, Archive) == (other.Slug, other.Start, other.End, other.Archive) && Filled().SequenceEqual(other.Filled());

    public TopicView View() => new(
        Slug, Start, End, Archive, [.. sections.Select(static section => new TopicSectionView(section.Title, [.. section.Articles.Select(static id => new TopicArticleView(id))]))]);

    private IEnumerable<(string Title, string Articles)> Filled() =>
        sections.Where(static section => section.Title.Length > 0 || section.Articles.Count > 0).Select(static section => (section.Title, string.Join(' ', section.Articles)));

    private void MoveSection(string act, int section)
    {
        switch (act)
        {
            case "sectionUp" when section > 0:
                (sections[section - 1], sections[section]) = (sections[section], sections[section - 1]);
                Pressed = Value(section > 1 ? act : "sectionDown", section - 1);
                break;
            case "sectionDown" when section < sections.Count - 1:
                (sections[section + 1], sections[section]) = (sections[section], sections[section + 1]);
                Pressed = Value(section < sections.Count - 2 ? act : "sectionUp", section + 1);
                break;
            case "sectionAway":
                sections.RemoveAt(section);
                HaveSection();
                break;
        }
    }

    // From the edge of a section into the one beside it.
    private void MoveArticle(string act, int section, int place)
    {
        var articles = sections.ElementAtOrDefault(section)?.Articles ?? [];
        if (place < 0 || place >= articles.Count)
        {
            return;
        }

        var id = articles[place];
        switch (act)
        {
            case "up" when place > 0:
                (articles[place - 1], articles[place]) = (id, articles[place - 1]);
                Pressed = Beside(act, section, place - 1);
                break;
            case "up" when section > 0:
                articles.RemoveAt(place);
                sections[section - 1].Articles.Add(id);
                Pressed = Beside(act, section - 1, sections[section - 1].Articles.Count - 1);
                break;
            case "down" when place < articles.Count - 1:
                (articles[place + 1], articles[place]) = (id, articles[place + 1]);
                Pressed = Beside(act, section, place + 1);
                break;
            case "down" when section < sections.Count - 1:
                articles.RemoveAt(place);
                sections[section + 1].Articles.Insert(0, id);
                Pressed = Beside(act, section + 1, 0);
                break;
            case "away":
                articles.RemoveAt(place);
                Pressed = articles.Count > 0 ? Value(act, section, Math.Min(place, articles.Count - 1)) : null;
                break;
        }
    }

    // The first of all has no way up, the last none down; whoever came there has the way back.
    private string Beside(string act, int section, int place) => act switch
    {
        "up" when section == 0 && place == 0 => Value("down", section, place),
        "down" when section == sections.Count - 1 && place == sections[section].Articles.Count - 1 => Value("up", section, place),
        _ => Value(act, section, place),
    };

    private static string Value(string act, params ReadOnlySpan<int> places)
    {
        var value = act;
        foreach (var place in places)
        {
            value += string.Create(CultureInfo.InvariantCulture, $" {place}");
        }

        return value;
    }

    private void HaveSection()
    {
        if (sections.Count == 0)
        {
            sections.Add(new TopicSheetSection("", []));
        }
    }

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();
}
