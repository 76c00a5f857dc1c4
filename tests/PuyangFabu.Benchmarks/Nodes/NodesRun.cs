using System.Globalization;
using Npgsql;
using PuyangFabu.Benchmarks.Load;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>One run: everything is started, is at work while things happen to it, comes to rest, and is counted.</summary>
internal sealed class NodesRun(NodesOptions options)
{
    private const int People = 40;
    private const int OtherFollowers = 1460;
    private const int Articles = 240;
    private const int AskedAtOnce = 100;
    private const int Recipients = 5;
    private const string DatabaseName = "nodes";

    /// <summary>As a server in use has it, apart from waiting for the disk: a process that is killed loses nothing by that.</summary>
    private const string ServerSettings = "-c fsync=off -c max_connections=150 -c log_min_messages=warning";

    private static readonly TimeSpan Currency = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(120);

    private readonly NodesReport report = new();

    /// <exception cref="InvalidOperationException">Something could not be started.</exception>
    public async Task<NodesReport> RunAsync()
    {
        Directory.CreateDirectory(options.Work);
        var programs = PostgreSqlPrograms.Find(out var reason) ?? throw new InvalidOperationException(reason);
        using var server = PostgreSqlCluster.Start(programs, ServerSettings);
        CreateDatabase(server);
        await using var platform = await NodesPlatform.StartAsync(FrontDoor.Address);
        var openIds = await platform.FollowersAsync(People + OtherFollowers);
        var settings = Settings(server, platform);
        var nodes = Enumerable.Range(0, options.Nodes).Select(number => new Node(number, options.Work, settings)).ToList();
        using var balancer = new Balancer(nodes);
        await using var door = await FrontDoor.OpenAsync(balancer);
        try
        {
            // All at once, on a database in which there is nothing.
            await Task.WhenAll(nodes.Select(node => node.StartAsync(options.Old ?? options.Product)));
            var people = new NodesPeople(balancer);
            await people.PrepareAsync();
            await ImportAsync(settings, nodes[0]);
            await SynchroniseAsync(people, platform);
            await WorkAsync(server, platform, nodes, balancer, people, openIds);
            ReadLogs(nodes, server);
            return report;
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    private static void CreateDatabase(PostgreSqlCluster server)
    {
        using var connection = new NpgsqlConnection(server.ConnectionTo("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"create database {DatabaseName}", connection);
        command.ExecuteNonQuery();
    }

    private static string[] Settings(PostgreSqlCluster server, NodesPlatform platform) =>
    [
        .. platform.ProductSettings,
        "--Storage:Provider", "postgresql", "--Storage:ConnectionString", server.ConnectionTo(DatabaseName), "--Storage:SampleContent", "false",
        "--Secrets:MasterKey", Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)),
        "--PublicBaseUrl", FrontDoor.Address.ToString().TrimEnd('/'),
        "--Operators:Bootstrap:Password", NodesPeople.AdminPassword, "--Operators:ForcePasswordChange", "false",
        "--Broadcasts:AskAgainSeconds", "5", "--Broadcasts:CallSeconds", "10", "--Broadcasts:PollSeconds", "2", "--Broadcasts:SweepSeconds", "2",
        "--Review:ReleaseOnlyReviewed", "false", "--Checks:Links", "false",
        "--Talks:DutyHours=", "--Talks:DutyOnWeekends", "true", "--Talks:MessagesPerMinute", "0",
    ];

    private async Task ImportAsync(string[] settings, Node node)
    {
        var file = Path.Combine(options.Work, "articles.jsonl");
        await File.WriteAllLinesAsync(file, LoadTexts.Read(null).Headlines.Take(Articles).Select(static (title, number) =>
            $$"""{"externalId":"n-{{number}}","board":"puyang-yaowen","title":"{{title}}","body":"{{title}}。","source":"濮阳日报"}"""));
        var folder = Path.Combine(options.Work, $"node-{node.Number}");
        using var import = System.Diagnostics.Process.Start(
            "dotnet", [Path.Combine(options.Old ?? options.Product, "PuyangFabu.dll"), "import", file, .. settings, "--Storage:DataDirectory", folder]);
        await import.WaitForExitAsync();
        if (import.ExitCode != 0)
        {
            throw new InvalidOperationException("导入没有成功。");
        }
    }

    /// <summary>The followers are read by all nodes together: in peace each step is made once.</summary>
    private async Task SynchroniseAsync(NodesPeople people, NodesPlatform platform)
    {
        NodesPeople.Needed(await people.CallAsync("admin", HttpMethod.Post, "api/followers/sync"));
        var state = "running";
        while (state == "running")
        {
            await Task.Delay(200);
            state = NodesPeople.Needed(await people.CallAsync("admin", HttpMethod.Get, "api/followers/sync")).Json.GetProperty("state").GetString();
        }

        var steps = platform.Effects("user/info/batchget");
        report.Add("同步的粉丝", People + OtherFollowers);
        report.AddNever("没有做完的同步", state == "done" ? 0 : 1);
        report.AddNever("同步多做的步", steps - ((People + OtherFollowers + AskedAtOnce - 1) / AskedAtOnce));
    }

    private async Task WorkAsync(
        PostgreSqlCluster server, NodesPlatform platform, List<Node> nodes, Balancer balancer, NodesPeople people, IReadOnlyList<string> openIds)
    {
        var calm = new Calm(nodes);
        var post = new WeChatPost(platform.Keys, balancer);
        var followers = new Followers(post, [.. openIds.Take(People)], options.Seed);
        var content = new ContentWork(people, calm);
        var sending = new SendingWork(people, content, [.. openIds.Take(Recipients)]);
        var sessions = new SessionWork(people, calm);
        var events = new NodesEvents(options, nodes, server, sending, calm);
        using var ended = new CancellationTokenSource();
        var began = TimeProvider.System.GetTimestamp();
        var work = Task.WhenAll(followers.WriteAsync(ended.Token), content.WorkAsync(ended.Token), sending.WorkAsync(ended.Token), sessions.WorkAsync(ended.Token));

        // What goes wrong with the work is not to wait for the events.
        await await Task.WhenAny(events.HappenAsync(), work);
        while (post.Messages.Count < options.Messages || TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(options.Seconds))
        {
            await Task.Delay(200);
        }

        await ended.CancelAsync();
        await work;
        var verdict = new NodesVerdict(new StorageOptions { Provider = "postgresql", ConnectionString = server.ConnectionTo(DatabaseName) }, post, platform);
        var isSettled = await verdict.SettleAsync(Rest);
        await verdict.ReadAsync();
        Tell(events, post, followers, verdict, content, sending, sessions, TimeProvider.System.GetElapsedTime(began));
        report.AddNever("到最后还没有办完的（群发、定时菜单、诉求）", isSettled ? 0 : 1);
    }

    private void Tell(
        NodesEvents events, WeChatPost post, Followers followers, NodesVerdict verdict, ContentWork content, SendingWork sending, SessionWork sessions, TimeSpan length)
    {
        report.Add("节点", options.Nodes);
        report.Add("时间", string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:F0} 秒"));
        report.Add("换成另一版程序（滚动升级）", events.Updates);
        report.Add("杀掉（SIGKILL）", events.Kills);
        report.Add("暂停（SIGSTOP）", string.Create(CultureInfo.InvariantCulture, $"{events.Pauses}（调用微信之前停住 {options.Pause} 秒的 {(events.PausedBeforeCall ? 1 : 0)}）"));
        report.Add("数据库重新启动", events.DatabaseRestarts);
        report.Add("消息", post.Messages.Count);
        report.Add("重复的投递", post.Repeats);
        report.Add("其中第一次还没有答完就到的", post.Joins);
        report.Add("不是 200 的应答", string.Join("，", post.Failures.OrderBy(static failure => failure.Status).Select(static failure => string.Create(CultureInfo.InvariantCulture, $"{failure.Status}：{failure.Count}"))));
        report.Add("答复", post.Messages.Sum(static message => message.Answers.Count));
        report.AddNever("同一条消息有不同的答复", verdict.Different.Count);
        report.AddNever("办了两次的", verdict.HandledTwice);
        report.AddNever("丢失的", verdict.Lost);
        report.AddNever("与刚才的对话接不上的", followers.Misunderstood);
        report.Add("投递三次都没有成的", verdict.NotDelivered);
        report.Add("处理出错、存下而没有答的", verdict.WithoutReply);
        report.Add("群发", verdict.Broadcasts);
        report.AddNever("发了两次的群发", verdict.BroadcastsSentTwice);
        report.AddNever("状态与微信一侧不符的群发", verdict.BroadcastsWrong);
        report.Add("等人核对的群发（结果未知）", verdict.BroadcastsUnknown);
        report.Add("发布", sending.Publications.Count);
        report.AddNever("多提交的菜单和发布", verdict.SteppedTwice);
        report.Add("还没有结果的菜单和发布（提交时被杀掉，等核对）", verdict.Open);
        report.AddTimes("稿件发布以后各节点搜得到：中位 / 95% / 最慢", content.ArticleTimes);
        report.AddTimes("规则改动以后各节点照办：中位 / 95% / 最慢", content.RuleTimes);
        report.AddNever("慢于 2 秒的", content.ArticleTimes.Concat(content.RuleTimes).Count(static time => time > Currency));
        report.Add("一个节点给的表单交到另一个节点", sessions.Forms);
        report.Add("一个节点上登录、在其他节点打开的页面", sessions.PagesShown);
        report.AddNever("不认的表单和登录", sessions.Refusals.Count);
        foreach (var detail in verdict.Different.Concat(followers.Examples).Concat(sessions.Refusals).Take(20).Concat(verdict.Details))
        {
            System.Console.Error.WriteLine(detail);
        }
    }

    private void ReadLogs(List<Node> nodes, PostgreSqlCluster server)
    {
        report.Add("数据库发现的死锁（都已重做）", File.ReadLines(server.Log).Count(static line => line.Contains("deadlock detected", StringComparison.Ordinal)));
        report.Add("节点记下的错误", nodes.Sum(static node => File.ReadLines(node.Log).Count(static line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal))));
        File.Copy(server.Log, Path.Combine(options.Work, "postgresql.log"), overwrite: true);
    }
}
