using System.Text.Json;

namespace PuyangFabu.Benchmarks.Search;

/// <summary>
/// Real titles and queries: <c>qbqtc-dev.jsonl</c> (what people typed and how well a page title answers) and
/// <c>tnews-titles.jsonl</c> (headlines with keywords), both of CLUEbenchmark, which are not part of the repository.
/// </summary>
internal sealed class SearchData
{
    public SearchData(string directory)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        var right = new Dictionary<string, HashSet<long>>(StringComparer.Ordinal);
        foreach (var pair in Read(directory, "qbqtc-dev.jsonl"))
        {
            var title = pair.GetProperty("title").GetString()!;
            if (numbers.TryAdd(title, Titles.Count))
            {
                Titles.Add(title);
            }

            if (pair.GetProperty("label").ToString() == "2")
            {
                Answers(right, pair.GetProperty("query").GetString()!).Add(numbers[title]);
            }
        }

        Queries = [.. right.Select(pair => new SearchCase(pair.Key, pair.Value))];
        FirstHeadline = Titles.Count;
        ReadHeadlines(directory);
    }

    /// <summary>All titles; an article's id is the place of its title here.</summary>
    public List<string> Titles { get; } = [];

    /// <summary>From here on the titles are headlines, which no query was made for.</summary>
    public int FirstHeadline { get; }

    /// <summary>What people typed, with the titles that answer very well.</summary>
    public IReadOnlyList<SearchCase> Queries { get; }

    /// <summary>Two or three keywords of a headline that are in it: the headline is to be found again.</summary>
    public List<SearchCase> Keywords { get; } = [];

    /// <summary>The same keywords within a polite question.</summary>
    public List<SearchCase> Questions { get; } = [];

    private void ReadHeadlines(string directory)
    {
        var same = new Dictionary<string, HashSet<long>>(StringComparer.Ordinal);
        foreach (var line in Read(directory, "tnews-titles.jsonl"))
        {
            var headline = line.GetProperty("sentence").GetString()!;
            var right = Answers(same, headline);
            right.Add(Titles.Count);
            Titles.Add(headline);
            var keywords = line.GetProperty("keywords").GetString()!.Split(',')
                .Where(word => word.Length > 1 && headline.Contains(word, StringComparison.Ordinal)).Take(3).ToArray();
            if (keywords.Length > 1)
            {
                Keywords.Add(new SearchCase(string.Join(' ', keywords), right));
                Questions.Add(new SearchCase($"请问{string.Join('的', keywords)}怎么样啊", right));
            }
        }
    }

    private static HashSet<long> Answers(Dictionary<string, HashSet<long>> answers, string query) =>
        answers.TryGetValue(query, out var known) ? known : answers[query] = [];

    private static IEnumerable<JsonElement> Read(string directory, string file) =>
        File.ReadLines(Path.Combine(directory, file)).Select(line => JsonDocument.Parse(line).RootElement);
}
