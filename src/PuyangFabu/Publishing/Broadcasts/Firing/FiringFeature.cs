using Microsoft.Data.Sqlite;
using Npgsql;
using PuyangFabu.Foundation.Storage;
using Quartz;

namespace PuyangFabu.Publishing.Broadcasts.Firing;

/// <summary>Registers Quartz on the product's database: by itself on SQLite, as a cluster on PostgreSQL. It makes its own tables (<c>qrtz_…</c>), which hold nothing but alarms.</summary>
public static class FiringFeature
{
    private const string ClusterName = "puyangfabu";
    private const int Threads = 2;
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddBroadcastFiring(this IServiceCollection services, StorageOptions storage)
    {
        var sqlite = SqlDialect.Of(storage.Provider).SingleWriter;
        services.AddSingleton(new SchedulerSlot(storage.DataDirectory));
        services.AddSingleton<BroadcastAlarm>();
        services.AddQuartz(quartz =>
        {
            quartz.UseDefaultThreadPool(Threads);
            quartz.UseTypeLoader(static types => types.Map(BroadcastJob.StoredType, typeof(BroadcastJob)));
            quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                if (sqlite)
                {
                    store.UseSqlite(SqliteFactory.Instance, new Database(storage).ConnectionString);
                }
                else
                {
                    store.UsePostgres(NpgsqlFactory.Instance, storage.ConnectionString);
                    store.UseClustering(static cluster => cluster.CheckinInterval = CheckIn);
                }
            });
        });
        services.AddOptions<QuartzSchedulerOptions>().Configure<SchedulerSlot>((options, slot) => options.InstanceName = sqlite ? slot.TakeName() : ClusterName);
        services.AddHostedService<BroadcastFiring>();
        return services;
    }
}
