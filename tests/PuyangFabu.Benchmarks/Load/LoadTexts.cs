using System.Text.Json;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>Headlines to load and queries to ask: from a folder of JSON lines, or made up.</summary>
internal sealed record LoadTexts(IReadOnlyList<string> Headlines, IReadOnlyList<string> Queries)
{
    private static readonly string[] Places = ["市区", "华龙区", "濮阳县", "清丰县", "南乐县", "范县", "台前县", "开发区"];
    private static readonly string[] Subjects = ["住房公积金", "医疗保险", "居住证", "不动产登记", "高中招生", "老年人补贴", "公交线路", "停水停电", "营业执照", "小麦收购", "道路施工", "疫苗接种"];
    private static readonly string[] Matters = ["办理流程", "最新通知", "缴费时间", "政策解读", "常见问题", "网上预约", "查询方法", "名单公示", "需要材料", "调整安排"];

    /// <summary>
    /// Every <c>title</c> and <c>sentence</c> in the folder's <c>*.jsonl</c> is a headline, every <c>query</c> a query;
    /// each text once.
    /// </summary>
    public static LoadTexts Read(string? folder)
    {
        if (folder is null)
        {
            return MadeUp();
        }

        var headlines = new HashSet<string>();
        var queries = new HashSet<string>();
        foreach (var line in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            Add(headlines, json, "title");
            Add(headlines, json, "sentence");
            Add(queries, json, "query");
        }

        return headlines.Count == 0 || queries.Count == 0
            ? throw new ArgumentException($"{folder} 里没有 title/sentence 或 query。")
            : new([.. headlines], [.. queries]);
    }

    private static void Add(HashSet<string> texts, JsonDocument json, string property)
    {
        if (json.RootElement.TryGetProperty(property, out var value) && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
        {
            texts.Add(text.Trim());
        }
    }

    private static LoadTexts MadeUp() => new(
        [.. from place in Places from subject in Subjects from matter in Matters select $"{place}{subject}{matter}"],
        [.. from matter in Matters from subject in Subjects from place in Places select $"{place}{subject}怎么{matter}"]);
}
