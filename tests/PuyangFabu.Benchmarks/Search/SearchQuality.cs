using Microsoft.Extensions.Logging.Abstractions;
using PuyangFabu.Content.Search;

namespace PuyangFabu.Benchmarks.Search;

/// <summary><c>search-quality --data DIR</c>: how often the right article comes first, with titles alone; then how many are answered as certain, and how often the first of those is right.</summary>
internal static class SearchQuality
{
    private const int Asked = 10;
    private const int SmallIndex = 500;

    public static int Run(string dataDirectory)
    {
        var data = new SearchData(dataDirectory);
        using var index = Build(data.Titles);
        System.Console.WriteLine($"{data.Titles.Count} titles\n{"",-44}{"queries",8}{"R@1",8}{"R@8",8}{"MRR@10",8}{"none",8}{"sure",8}{"R@1",8}");
        Print("queries, tuning half", index, data.Queries.Where(query => query.ForTuning));
        Print("queries, held-out half", index, data.Queries.Where(query => !query.ForTuning));
        Print("queries, all", index, data.Queries);
        Print("headlines by keywords (no part in tuning)", index, data.Keywords);
        Print("headlines by a question (no part in tuning)", index, data.Questions);

        // Queries of the web asked of a few headlines: hardly any has an answer.
        using var small = Build(data.Titles.GetRange(data.FirstHeadline, SmallIndex));
        var pages = data.Queries.Select(query => small.Search(query.Query, 0, 1)).ToList();
        System.Console.WriteLine(
            $"of {pages.Count} queries asked of {SmallIndex} headlines {(double)pages.Count(static page => page.Total == 0) / pages.Count:P1} find nothing, "
            + $"{(double)pages.Count(static page => page.Sure) / pages.Count:P1} are answered as certain");
        return 0;
    }

    private static ArticleIndex Build(List<string> titles)
    {
        var index = ArticleIndex.Open(null, NullLogger.Instance, TimeProvider.System);
        index.Apply([.. titles.Select((title, id) => new SearchDocument { Id = id, Title = title })], [], 1);
        return index;
    }

    private static void Print(string name, ArticleIndex index, IEnumerable<SearchCase> cases)
    {
        int count = 0, first = 0, page = 0, none = 0, sure = 0, sureFirst = 0;
        var reciprocal = 0.0;
        foreach (var (query, right) in cases)
        {
            var found = index.Search(query, 0, Asked);
            var hits = found.Hits;
            var place = hits.TakeWhile(hit => !right.Contains(hit.Id)).Count() + 1;
            var hit = place <= hits.Count;
            count++;
            first += hit && place == 1 ? 1 : 0;
            page += hit && place <= 8 ? 1 : 0;
            sure += found.Sure ? 1 : 0;
            sureFirst += found.Sure && hit && place == 1 ? 1 : 0;
            none += hits.Count == 0 ? 1 : 0;
            reciprocal += hit ? 1.0 / place : 0;
        }

        System.Console.WriteLine($"{name,-44}{count,8}{(double)first / count,8:F4}{(double)page / count,8:F4}{reciprocal / count,8:F4}{(double)none / count,8:F4}{(double)sure / count,8:F4}{(double)sureFirst / Math.Max(1, sure),8:F4}");
    }
}
