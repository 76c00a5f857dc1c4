using PuyangFabu.Content.CitizenServices;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Site.Frame;

namespace PuyangFabu.Site.CitizenServices;

/// <summary>What the page of services answers: all of them, or those that hold some words, are of a theme, or are for a county.</summary>
public sealed class ServicesPageAnswers(CitizenServiceCatalog catalog)
{
    private const string OtherTheme = "其他";

    public PageAnswer Services(string? query, string? theme, string? county)
    {
        var shown = catalog.Shown.ToList();
        var (words, ofTheme, ofCounty) = (Asked(query), Asked(theme), Asked(county));
        var found = words.Length == 0 ? [] : catalog.Find(SearchText.Normalize(words)).Services.Select(static service => service.Id).ToHashSet();
        return PageAnswer.Of<Pages.ServicesPage>(new ServicesPageModel
        {
            Query = words,
            Theme = ofTheme,
            County = ofCounty,
            Themes = [.. shown.Select(ThemeOf).Distinct(StringComparer.Ordinal)],
            Counties = [.. shown.Select(static service => service.County).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal)],
            Groups =
            [
                .. shown
                    .Where(service => words.Length == 0 || service.Holds(words) || found.Contains(service.Id))
                    .Where(service => ofTheme.Length == 0 || ThemeOf(service) == ofTheme)
                    // What is for the whole city is for each county.
                    .Where(service => ofCounty.Length == 0 || service.County.Length == 0 || service.County == ofCounty)
                    .GroupBy(ThemeOf),
            ],
        });
    }

    private static string ThemeOf(CitizenService service) => service.Theme.Length > 0 ? service.Theme : OtherTheme;

    private static string Asked(string? text) => WholeCharacters.Prefix((text ?? "").Trim(), SearchQuestion.Longest);
}
