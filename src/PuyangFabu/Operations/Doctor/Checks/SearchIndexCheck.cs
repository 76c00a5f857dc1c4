using PuyangFabu.Content.Search;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Doctor.Checks;

/// <summary>Whether the search index is there and, in the running server, complete.</summary>
public sealed class SearchIndexCheck(StorageOptions storage, IHostApplicationLifetime lifetime, IServiceProvider services) : IDoctorCheck
{
    private const string Name = "搜索索引";

    public Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Finding>>([Look()]);

    private Finding Look()
    {
        // Only the server may open it: a command would take it away from the server beside it.
        if (lifetime.ApplicationStarted.IsCancellationRequested)
        {
            return services.GetRequiredService<ArticleIndexer>().CaughtUp
                ? new(Name, FindingLevel.Fine, $"已就绪，共 {services.GetRequiredService<ArticleIndex>().Count} 篇。")
                : new(Name, FindingLevel.Notice, "正在建立，暂以标题查找代替。", "稍候再看；若一直如此，请查看日志。");
        }

        var folder = Path.Combine(Path.GetFullPath(storage.DataDirectory), "index");
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "segments*").Any()
            ? new(Name, FindingLevel.Fine, $"在 {folder}；损坏或缺失时启动会自动重建。")
            : new(Name, FindingLevel.Fine, "还没有建立，启动服务时自动建立。");
    }
}
