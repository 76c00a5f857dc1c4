using System.Diagnostics;
using System.Globalization;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Benchmarks.Load;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting;
using PuyangFabu.Hosting.Commands;
using PuyangFabu.Operations.Backup;
using PuyangFabu.Operations.SampleContent;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Benchmarks.Sizes;

/// <summary>
/// <c>sizes</c>: how much disk a message, an article, a follower and an entry of the record take, how large index and backup become,
/// and how much memory the product needs with so many articles. Rows are made by the product itself; no time counts but where one is said.
/// </summary>
internal static class SizesCommand
{
    private const int Port = 5395;
    private const int Many = 10_000;
    private const int Batch = 1000;
    private const int BodyLength = 1500;
    private static readonly DateTimeOffset FirstDay = new(2020, 1, 1, 8, 0, 0, TimeSpan.FromHours(8));

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = SizesOptions.Read(arguments);
        var data = Path.Combine(options.Work, "data");
        Directory.CreateDirectory(data);
        string[] settings = [$"--Storage:DataDirectory={data}", .. options.Storage];
        var texts = LoadTexts.Read(null);
        await FillAsync(settings, async services =>
        {
            Print("空库", await SizeAsync(services), "字节");
            await EachAsync(services, "粉丝", Many, () => AddFollowersAsync(services));
            await EachAsync(services, "审计", Many, () => AddEntriesAsync(services));
        });
        var there = 0;
        foreach (var count in options.Articles)
        {
            await FillAsync(settings, async services =>
            {
                await EachAsync(services, $"正文 {BodyLength} 字的稿件（到 {count} 篇）", count - there, () => AddArticlesAsync(services, texts.Headlines, there, count));
                var begun = Stopwatch.GetTimestamp();
                await services.GetRequiredService<ArticleIndexer>().CatchUpAsync(default);
                Print($"{count} 篇，建索引", Stopwatch.GetElapsedTime(begun).TotalSeconds, "秒");
                Print($"{count} 篇，索引", FolderSize(Path.Combine(data, "index")) / (double)count, "字节一篇");
            });
            there = count;
            await ServeAsync(options, settings, count, texts.Queries, count == options.Articles[^1]);
        }

        await FillAsync(settings, async services =>
        {
            Print("数据库一共", await SizeAsync(services) / 1048576.0, "MiB");
            var backup = Path.Combine(options.Work, "backup.zip");
            var begun = Stopwatch.GetTimestamp();
            var manifest = await services.GetRequiredService<BackupFile>().WriteAsync(backup, overwrite: true, withKeys: false, new Progress<string>(), default);
            Print($"备份 {manifest.Rows()} 行", Stopwatch.GetElapsedTime(begun).TotalSeconds, "秒");
            Print("备份文件", new FileInfo(backup).Length / 1048576.0, "MiB");
        });
        return 0;
    }

    private static async Task FillAsync(string[] settings, Func<IServiceProvider, Task> fill)
    {
        await using var app = CommandServices.Make(settings);
        await app.Services.GetRequiredService<Seeder>().RunAsync(app.Services.GetRequiredService<ProductSettings>().WeChat.Accounts.Keys, sampleContent: false, default);
        await app.Services.GetRequiredService<BoardCatalog>().LoadAsync(default);
        await fill(app.Services);
    }

    private static async Task EachAsync(IServiceProvider services, string what, int count, Func<Task> add)
    {
        var before = await SizeAsync(services);
        await add();
        Print(what, (await SizeAsync(services) - before) / (double)count, "字节一条");
    }

    /// <summary>Starts the product on what is there, asks it, and in the end has it take many messages.</summary>
    private static async Task ServeAsync(SizesOptions options, string[] settings, int articles, IReadOnlyList<string> queries, bool last)
    {
        LoadedAccount account;
        await using (var app = CommandServices.Make(settings))
        {
            var product = app.Services.GetRequiredService<ProductSettings>();
            account = new LoadedAccount(product.WeChat.Accounts[product.WeChat.DefaultAccount]);
        }

        await using (var server = await ServerProcess.StartAsync(Path.Combine(options.Product, "PuyangFabu.dll"), Port, Path.Combine(options.Work, "server.log"), settings))
        {
            Print($"{articles} 篇，启动到应答", server.FirstAnswer.TotalMilliseconds, "毫秒");
            Print($"{articles} 篇，启动后内存", server.Memory().Now, "MiB");
            var before = last ? await SizeAsync(settings) : 0;
            await SendAsync(server.Url, account, queries, last ? Many : Batch);
            Print($"{articles} 篇，答过 {(last ? Many : Batch)} 次搜索后内存", server.Memory().Now, "MiB");
            if (last)
            {
                Print("消息连同回复", (await SizeAsync(settings) - before) / (double)Many, "字节一条");
            }
        }
    }

    private static async Task SendAsync(string url, LoadedAccount account, IReadOnlyList<string> queries, int count)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        var first = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 100_000;
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, cancellation) =>
        {
            var message = SignedMessage.Create(account, first + number, queries[number % queries.Count], safe: false, TimeProvider.System.GetUtcNow());
            using var content = new ByteArrayContent(message.Body);
            using var answer = await client.PostAsync(new Uri(message.Path, UriKind.Relative), content, cancellation);
            answer.EnsureSuccessStatusCode();
        });
    }

    private static Task AddFollowersAsync(IServiceProvider services) => services.GetRequiredService<Database>().WriteAsync(
        async session =>
        {
            var store = services.GetRequiredService<FollowerStore>();
            for (var number = 0; number < Many; number++)
            {
                var openId = string.Create(CultureInfo.InvariantCulture, $"oSizesFollower{number:D14}");
                await store.FollowAsync(session, "puyang", openId, "ADD_SCENE_QR_CODE", FirstDay.ToUnixTimeMilliseconds() + number);
                await FollowerStore.SetCodeAsync(session, "puyang", openId, string.Create(CultureInfo.InvariantCulture, $"FS{number:D6}"));
            }
        },
        default);

    // As long as an edit of an article is: an action, what was before and after, a comment.
    private static Task AddEntriesAsync(IServiceProvider services) => services.GetRequiredService<Database>().WriteAsync(
        async session =>
        {
            var audit = services.GetRequiredService<AuditLog>();
            for (var number = 0; number < Many; number++)
            {
                await audit.RecordAsync(session, new AuditEntry
                {
                    Actor = Actor.Product,
                    Action = "article.edit",
                    TargetKind = "article",
                    TargetId = number.ToString(CultureInfo.InvariantCulture),
                    ContentHash = new string('a', 64),
                    Before = new { Status = "draft", Version = number },
                    After = new { Status = "draft", Version = number + 1 },
                    Comment = AuditNames.SavedByItself,
                });
            }
        },
        default);

    private static async Task AddArticlesAsync(IServiceProvider services, IReadOnlyList<string> headlines, int from, int until)
    {
        var store = services.GetRequiredService<ArticleStore>();
        var board = services.GetRequiredService<BoardCatalog>().Current.Find("puyang-yaowen")!;
        foreach (var numbers in Enumerable.Range(from, until - from).Chunk(Batch))
        {
            await store.UpsertAsync([.. numbers.Select(number => Article(number, headlines, board))], default);
        }
    }

    private static Article Article(int number, IReadOnlyList<string> headlines, Board board)
    {
        var random = new Random(number);
        var body = new System.Text.StringBuilder();
        while (body.Length < BodyLength)
        {
            body.Append(headlines[random.Next(headlines.Count)]).Append(random.Next(6) == 0 ? "。\n\n" : "，");
        }

        return ArticleDraft.From(
            new ArticleInput
            {
                ExternalId = string.Create(CultureInfo.InvariantCulture, $"sizes-{number}"),
                Board = board.Slug,
                Title = headlines[number % headlines.Count],
                Body = body.ToString(),
                Source = "规模测量",
                PublishedAt = FirstDay.AddMinutes(number * 30),
            },
            board,
            ArticleStatus.Published);
    }

    private static async Task<long> SizeAsync(string[] settings)
    {
        await using var app = CommandServices.Make(settings);
        return await SizeAsync(app.Services);
    }

    private static Task<long> SizeAsync(IServiceProvider services) => services.GetRequiredService<DatabaseInspection>().SizeAsync(default);

    private static long FolderSize(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length);

    private static void Print(string what, double figure, string unit) => System.Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}：{figure:0.#} {unit}"));
}
