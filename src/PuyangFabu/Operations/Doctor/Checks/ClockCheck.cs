using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Doctor.Checks;

/// <summary>Whether this machine's clock can be right: WeChat's signatures and second factors hang on it.</summary>
public sealed class ClockCheck(DatabaseInspection database, StorageOptions storage, TimeProvider clock) : IDoctorCheck
{
    private const string Name = "时钟";
    private const string NextStep = "在服务器上校正时间、打开自动对时（运行 timedatectl set-ntp true），再体检一次。";

    /// <summary>Second factors allow half a minute, signatures ten.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(10);

    /// <summary>This program was not there before.</summary>
    private const int FirstYear = 2025;

    private const int LastYear = 2100;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now.Year is < FirstYear or > LastYear)
        {
            return [new(Name, FindingLevel.Wrong, $"本机时间是 {ChinaTime.Minute(now)}，不可能是对的。", NextStep)];
        }

        return await OffByAsync(cancellation) is { } off && off.Duration() > Tolerated
            ? [new(Name, FindingLevel.Wrong, $"本机时间与{Other}相差 {off.TotalSeconds:0} 秒。", NextStep)]
            : [new(Name, FindingLevel.Fine, $"{ChinaTime.Full(now.ToUnixTimeMilliseconds())}（北京时间），与{Other}一致。")];
    }

    private string Other => storage.Provider.Equals("postgresql", StringComparison.OrdinalIgnoreCase) ? "数据库服务器" : "文件系统";

    private async Task<TimeSpan?> OffByAsync(CancellationToken cancellation)
    {
        if (storage.Provider.Equals("postgresql", StringComparison.OrdinalIgnoreCase))
        {
            var before = clock.NowMs();
            var facts = await database.RunAsync(cancellation);
            return TimeSpan.FromMilliseconds(((before + clock.NowMs()) / 2.0) - facts.ServerTimeMs!.Value);
        }

        // A disk of another machine has that machine's clock; a file of the future was written by a clock that is ahead of ours.
        var newest = Directory.Exists(storage.DataDirectory)
            ? new DirectoryInfo(storage.DataDirectory).EnumerateFiles().Select(static file => file.LastWriteTimeUtc).DefaultIfEmpty().Max()
            : default;
        var off = clock.GetUtcNow() - newest;
        return off < TimeSpan.Zero ? off : TimeSpan.Zero;
    }
}
