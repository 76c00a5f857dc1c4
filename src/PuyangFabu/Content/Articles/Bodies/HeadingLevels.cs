using AngleSharp.Dom;

namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>Moves an article's headings so that the highest of them stands right under the page's title.</summary>
internal static class HeadingLevels
{
    private const int Highest = 2;
    private const int Lowest = 6;

    public static void Shift(IElement body)
    {
        var headings = body.QuerySelectorAll("h1,h2,h3,h4,h5,h6").ToList();
        if (headings.Count == 0)
        {
            return;
        }

        var shift = Highest - headings.Min(LevelOf);
        if (shift == 0)
        {
            return;
        }

        foreach (var heading in headings)
        {
            var moved = heading.Owner!.CreateElement($"h{Math.Min(Lowest, LevelOf(heading) + shift)}");
            foreach (var attribute in heading.Attributes)
            {
                moved.SetAttribute(attribute.Name, attribute.Value);
            }

            moved.Append([.. heading.ChildNodes]);
            heading.Replace(moved);
        }
    }

    private static int LevelOf(IElement heading) => heading.LocalName[1] - '0';
}
