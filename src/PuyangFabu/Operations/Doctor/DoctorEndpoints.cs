using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Operations.Doctor;

/// <summary>The examination over HTTP.</summary>
public static class DoctorEndpoints
{
    public static void MapDoctorApi(this IEndpointRouteBuilder api) => api
        .MapGet("/doctor", static async (Examination examination, CancellationToken cancellation) =>
            (Outcome<DoctorReport>)await examination.RunAsync(cancellation))
        .WithTags("系统").WithName("doctor.run").WithSummary("体检：时钟、磁盘、数据库、密钥、备份等各项的情况和下一步")
        .Requires(Permission.ManageSystem);
}
