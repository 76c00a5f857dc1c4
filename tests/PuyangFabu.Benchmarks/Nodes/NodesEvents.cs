using PuyangFabu.Tests.Foundation.Storage;

namespace PuyangFabu.Benchmarks.Nodes;

/// <summary>What is done to the nodes and to their database while everything is at work, one thing after the other.</summary>
internal sealed class NodesEvents(NodesOptions options, IReadOnlyList<Node> nodes, PostgreSqlCluster database, SendingWork sending, Calm calm)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public int Kills { get; private set; }

    public int Pauses { get; private set; }

    public int DatabaseRestarts { get; private set; }

    /// <summary>Programs that were replaced by the other version while another node went on.</summary>
    public int Updates { get; private set; }

    /// <summary>Whether a node was stopped right before it called WeChat.</summary>
    public bool PausedBeforeCall { get; private set; }

    public async Task HappenAsync()
    {
        await Task.Delay(Between);
        if (options.Old is { } old)
        {
            await UpdateAsync(old);
        }

        await KillAsync(nodes[^1]);
        await KillAsync(nodes[0]);
        await PauseAsync(nodes[^1], ShortPause);
        await RestartDatabaseAsync();
        await PauseBeforeCallAsync(nodes[1]);
        await RestartDatabaseAsync();
        await KillAsync(nodes[1]);
    }

    /// <summary>One node after the other; in between an old program starts once more, on the tables of the new one.</summary>
    private async Task UpdateAsync(string old)
    {
        await ReplaceAsync(nodes[0], options.Product);
        await Task.Delay(Between);
        await ReplaceAsync(nodes[1], old);
        await Task.Delay(Between);
        foreach (var node in nodes.Skip(1))
        {
            await ReplaceAsync(node, options.Product);
            await Task.Delay(Between);
        }
    }

    private async Task ReplaceAsync(Node node, string product)
    {
        Say($"节点 {node.Number} 停下，启动 {Path.GetFileName(product)}");
        await node.StopAsync();
        await node.StartAsync(product);
        Updates++;
    }

    private async Task KillAsync(Node node)
    {
        Say($"节点 {node.Number} 被杀掉（SIGKILL）");
        await node.KillAsync();
        Kills++;
        await Task.Delay(Between / 2);
        await node.StartAsync(options.Product);
        await Task.Delay(Between);
    }

    private async Task PauseAsync(Node node, TimeSpan length)
    {
        Say($"节点 {node.Number} 暂停 {length.TotalSeconds:0} 秒");
        await node.PauseAsync();
        Pauses++;
        await Task.Delay(length);
        await node.ContinueAsync();
        await Task.Delay(Between);
    }

    /// <summary>The node has put down that it calls WeChat, and sleeps until long after that counts no more.</summary>
    private async Task PauseBeforeCallAsync(Node node)
    {
        await node.StopAsync();
        await node.StartAsync(
            options.Product,
            ("DOTNET_STARTUP_HOOKS", Path.Combine(AppContext.BaseDirectory, "PuyangFabu.KillSwitch.dll")),
            ("PAUSE_AT", "PuyangFabu.Broadcasts broadcast.call start 1"));
        sending.Sender = node;
        for (var until = TimeProvider.System.GetUtcNow() + Patience; !node.IsStopped; await Task.Delay(100))
        {
            if (TimeProvider.System.GetUtcNow() > until)
            {
                Say($"节点 {node.Number} 没有走到调用微信这一步");
                sending.Sender = null;
                return;
            }
        }

        sending.Sender = null;
        node.Stopped();
        Pauses++;
        PausedBeforeCall = true;
        Say($"节点 {node.Number} 在调用微信之前停住 {options.Pause} 秒");
        await Task.Delay(TimeSpan.FromSeconds(options.Pause));
        await node.ContinueAsync();
        await Task.Delay(Between);
    }

    private async Task RestartDatabaseAsync()
    {
        Say("数据库重新启动");
        calm.DisturbDatabase();
        await Task.Run(() =>
        {
            database.TakeDown();
            database.BringUp();
        });
        DatabaseRestarts++;
        calm.DisturbDatabase();
        await Task.Delay(Between);
        calm.DisturbDatabase();
    }

    private static void Say(string what) => System.Console.Error.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {what}");
}
