using System.Globalization;
using Microsoft.Data.Sqlite;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Search;
using PuyangFabu.Conversation.Replies.Matching;
using PuyangFabu.Conversation.Replies.Rules;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Hosting;
using PuyangFabu.Hosting.Commands;
using PuyangFabu.Operations.SampleContent;

namespace PuyangFabu.Benchmarks.Load;

/// <summary>A data directory of the product, filled through the product's own stores.</summary>
/// <param name="server">Where its database is; null for SQLite in the directory.</param>
internal sealed class LoadedDatabase(string directory, string? server = null)
{
    private const int Batch = 1000;
    private static readonly DateTimeOffset FirstDay = new(2020, 1, 1, 8, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The boards that have articles.</summary>
    public static IReadOnlyList<string> BoardSlugs { get; } = ["puyang-yaowen", "zhengfu-xinxi", "tongzhi-gonggao", "zhengce-jiedu"];

    public string[] Settings =>
    [
        $"--Storage:DataDirectory={directory}",
        .. server is null ? (string[])[] : [$"--Storage:Provider={Storage.Provider}", $"--Storage:ConnectionString={server}"],
    ];

    private StorageOptions Storage => server is null
        ? new StorageOptions { ConnectionString = $"Data Source={Path.Combine(directory, "puyangfabu.db")}" }
        : new StorageOptions { Provider = "postgresql", ConnectionString = server };

    /// <summary>The words of the exact rule with a number; every second rule is one.</summary>
    public static string ExactWords(int rule) => string.Create(CultureInfo.InvariantCulture, $"办事编号{rule:D5}");

    /// <summary>The same data beside it, for another product; a copy that an earlier run made is used again.</summary>
    public LoadedDatabase CopyOnce(string suffix)
    {
        var copy = $"{directory}-{suffix}";
        if (!Directory.Exists(copy))
        {
            // A connection that idles in the pool would lose its locks as the copied file is closed, and see no later row.
            SqliteConnection.ClearAllPools();
            foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy, Path.GetRelativePath(directory, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        return new LoadedDatabase(copy);
    }

    public async Task<LoadedAccount> FillAsync(LoadOptions options, LoadTexts texts)
    {
        await using var app = CommandServices.Make(Settings);
        var services = app.Services;
        var settings = services.GetRequiredService<ProductSettings>();
        await services.GetRequiredService<Seeder>().RunAsync(settings.WeChat.Accounts.Keys, sampleContent: false, default);
        var boards = services.GetRequiredService<BoardCatalog>();
        await boards.LoadAsync(default);
        if (!await services.GetRequiredService<ArticleStore>().AnyAsync(default))
        {
            await AddArticlesAsync(services, boards.Current, options.Articles, texts.Headlines);
            await AddRulesAsync(services, options.Rules);
            await AddFollowersAsync(services, settings.WeChat.DefaultAccount);
        }

        await services.GetRequiredService<ArticleIndexer>().CatchUpAsync(default);
        if (options.InboxRows > 0)
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            await OldMessages.FillAsync(services.GetRequiredService<Database>(), settings.WeChat.DefaultAccount, await InboxRowsAsync(), options.InboxRows, now);
        }

        return new LoadedAccount(settings.WeChat.Accounts[settings.WeChat.DefaultAccount]);
    }

    /// <summary>How many messages the product has on disk.</summary>
    public Task<long> InboxRowsAsync() => ReadAsync(static session => session.ScalarAsync<long>("select count(*) from inbox"));

    /// <summary>The articles that were published last: the paths of their pages, and their titles.</summary>
    public async Task<IReadOnlyList<(string Path, string Title)>> NewestPagesAsync(int count) => [.. (await ReadAsync(session => session.QueryAsync<(long Id, string Title)>(
        "select id, title from articles where status = 'published' order by published_ms desc limit @count", new { count })))
        .Select(static article => (string.Create(CultureInfo.InvariantCulture, $"/articles/{article.Id}"), article.Title))];

    private async Task<T> ReadAsync<T>(Func<DbSession, Task<T>> read)
    {
        using var database = new Database(Storage);
        return await database.ReadAsync(read, default);
    }

    private static async Task AddArticlesAsync(IServiceProvider services, BoardTree tree, int count, IReadOnlyList<string> headlines)
    {
        var store = services.GetRequiredService<ArticleStore>();
        var boards = BoardSlugs.Select(slug => tree.Find(slug)!).ToArray();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(Batch))
        {
            await store.UpsertAsync([.. numbers.Select(number => Article(number, headlines[number % headlines.Count], boards[number % boards.Length]))], default);
            await System.Console.Error.WriteAsync($"\r已写入 {numbers[^1] + 1} 篇");
        }

        await System.Console.Error.WriteLineAsync();
    }

    private static Article Article(int number, string headline, Board board) => ArticleDraft.From(
        new ArticleInput
        {
            ExternalId = string.Create(CultureInfo.InvariantCulture, $"load-{number}"),
            Board = board.Slug,
            Title = headline,
            Body = $"{headline}。",
            Source = "压力测试",
            PublishedAt = FirstDay.AddMinutes(number * 30),
        },
        board,
        ArticleStatus.Published);

    private static Task AddRulesAsync(IServiceProvider services, int count) => services.GetRequiredService<Database>().WriteAsync(
        async session =>
        {
            var store = services.GetRequiredService<ReplyRuleStore>();
            await ContentChangeStore.BeginAsync(session);
            for (var number = 0; number < count; number++)
            {
                await store.InsertAsync(session, Rule(number));
            }
        },
        default);

    // Who writes without being known is a stranger, whose messages are soon taken away again: another load, and not that of a day.
    private static Task AddFollowersAsync(IServiceProvider services, string account) => services.GetRequiredService<Database>().WriteAsync(
        session => FollowerStore.ListedAsync(
            session, account, [.. Enumerable.Range(0, SignedMessage.Followers).Select(static number => SignedMessage.Follower(number))], run: 1, startedMs: 0),
        default);

    private static ReplyRule Rule(int number) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"压力测试规则 {number}"),
        Keywords = number % 2 == 0 ? [ExactWords(number)] : [string.Create(CultureInfo.InvariantCulture, $"窗口编号{number:D5}")],
        Match = number % 2 == 0 ? ReplyMatch.Exact : ReplyMatch.Contains,
        Replies =
        [
            new NewsContent(
                $"{ExactWords(number)} 办事指南",
                "购房、租房、退休提取住房公积金需要的材料、办理地点和时间。",
                "https://example.com/covers/123.jpg",
                string.Create(CultureInfo.InvariantCulture, $"https://example.com/articles/{number}")),
        ],
    };
}
