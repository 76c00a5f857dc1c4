namespace PuyangFabu.Benchmarks.Load;

/// <summary>Writes the messages of a run; no two runs send the same ones.</summary>
internal sealed class LoadMessages(LoadOptions options, LoadTexts texts, LoadedAccount account, MessageNumbers numbers)
{
    // More than a machine of today answers in that time; a file that ends early ends the run early.
    private const int MessagesPerSecond = 45_000;
    private const int SearchesPerSecond = 15_000;

    private readonly Random random = new(410900);

    /// <summary>The number of an exact rule.</summary>
    public int Rule() => random.Next(options.Rules / 2) * 2;

    public string Query() => texts.Queries[random.Next(texts.Queries.Count)];

    public string Prefix(LoadKind kind) => Path.Combine(options.Work, $"{kind}.requests");

    /// <returns>What the files are called.</returns>
    public string Write(LoadKind kind, int seconds)
    {
        var queries = texts.Queries.ToArray();
        random.Shuffle(queries);
        RequestFile.WriteMessages(Prefix(kind), seconds * (kind == LoadKind.Search ? SearchesPerSecond : MessagesPerSecond), (index, now) => kind switch
        {
            LoadKind.Tap => SignedMessage.Tap(account, numbers.Next(), $"board:{LoadedDatabase.BoardSlugs[index % LoadedDatabase.BoardSlugs.Count]}", now),
            LoadKind.Search => SignedMessage.Create(account, numbers.Next(), queries[index % queries.Length], safe: false, now),
            _ => SignedMessage.Create(account, numbers.Next(), LoadedDatabase.ExactWords(Rule()), kind == LoadKind.Safe, now),
        });
        return Prefix(kind);
    }
}
