using System.Data.Common;
using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.Foundation.Secrets;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.Doctor;

/// <summary>Runs every check; one that fails does not keep the others from running.</summary>
public sealed class Examination(IEnumerable<DoctorCheckEntry> checks, DatabaseInspection database, IServiceProvider services)
{
    /// <param name="tell">Gets how many checks are done, of how many.</param>
    public async Task<DoctorReport> RunAsync(CancellationToken cancellation, Func<long, long, Task>? tell = null)
    {
        var findings = new List<Finding>();
        var hasTables = await HasTablesAsync(cancellation);
        var all = checks.ToList();
        foreach (var (done, entry) in all.Index())
        {
            if (tell is not null)
            {
                await tell(done, all.Count);
            }

            try
            {
                findings.AddRange(await entry.Create(services).RunAsync(cancellation));
            }
            catch (Exception failure) when (failure is SecretsException or StorageException)
            {
                findings.Add(new Finding(entry.Name, FindingLevel.Wrong, failure.Message, "按上面这句话处理，再体检一次。"));
            }
            catch (DbException) when (!hasTables)
            {
                // The database's own finding says what to do; the same sentence for every other check would hide it.
            }
            catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException)
            {
                findings.Add(new Finding(
                    entry.Name, FindingLevel.Wrong, $"这一项没有查成：{failure.Message}", "先解决数据库或磁盘的问题（见其他各项），再体检一次。"));
            }
        }

        return DoctorReport.Of(findings);
    }

    private async Task<bool> HasTablesAsync(CancellationToken cancellation)
    {
        try
        {
            return await database.MigrationAsync(cancellation) >= AppliedMigrations.Newest;
        }
        catch (DbException)
        {
            return false;
        }
    }
}

/// <summary>All findings, in the order of the checks.</summary>
public sealed record DoctorReport(FindingLevel Worst, IReadOnlyList<Finding> Items)
{
    public static DoctorReport Of(IReadOnlyList<Finding> findings) =>
        new(findings.Select(static finding => finding.Level).DefaultIfEmpty().Max(), findings);
}
