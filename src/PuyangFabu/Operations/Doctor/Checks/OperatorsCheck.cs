using PuyangFabu.Foundation.DoctorChecks;
using PuyangFabu.People.Actors;
using PuyangFabu.People.Operators;
using PuyangFabu.People.Operators.Appointments;

namespace PuyangFabu.Operations.Doctor.Checks;

/// <summary>Whether the right people can get in, and only they.</summary>
public sealed class OperatorsCheck(OperatorStore store, OperatorReader items, OperatorsOptions options, OperatorBootstrap bootstrap) : IDoctorCheck
{
    private const string Name = "操作员";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation)
    {
        var people = (await store.ListAsync(cancellation)).Where(static person => person.Enabled).ToList();
        IReadOnlyList<Finding> findings = [.. people.Count == 0 ? Nobody() : Administrators(people).Concat(Appointing(people)).Concat(Guarding(people)).Concat(Dormant(people))];
        return findings.Count > 0 ? findings : [new(Name, FindingLevel.Fine, $"{people.Count} 名在用，没有发现问题。")];
    }

    private static IEnumerable<Finding> Nobody() =>
        [new(Name, FindingLevel.Notice, "还没有操作员。", "启动服务会建立首位管理员，密码写在数据目录的 admin-password.txt。")];

    private IEnumerable<Finding> Administrators(List<Operator> people)
    {
        var administrators = people.Count(static person => person.Is(Role.Admin));
        if (administrators == 0)
        {
            yield return new(Name, FindingLevel.Wrong, "没有在用的系统管理员，谁也不能再添加操作员。", "在服务器上运行“operators add 用户名”建立一名。");
        }
        else if (administrators == 1)
        {
            var both = people.Exists(static person => person.Is(Role.Admin) && person.Is(Role.Security));
            yield return new(
                Name,
                FindingLevel.Notice,
                both ? "只有一名系统管理员；在有第二名之前，首位管理员兼有安全管理权限。" : "只有一名系统管理员，他不在时没有人能添加操作员。",
                both && Missing(people) is { Length: > 0 } missing ? $"另设{missing}各一人，再建立一名系统管理员（三员分立）。" : "再建立一名系统管理员。");
        }

        if (administrators > 0 && !people.Exists(static person => person.IntendedRoles.Contains(Role.Security)))
        {
            yield return new(Name, FindingLevel.Notice, "没有在用的安全管理员：任命没有人确认和否决。", "请首位系统管理员任命一名安全管理员。");
        }

        if (File.Exists(bootstrap.PasswordFile))
        {
            yield return new(Name, FindingLevel.Notice, $"首位管理员还在用初始密码，它写在 {bootstrap.PasswordFile}。", "登录并修改密码；修改后这个文件会自动删除。");
        }
    }

    // Those that somebody else holds already are not asked for again.
    private static string Missing(List<Operator> people) => string.Join("、", new[] { (Role.Security, "安全管理员"), (Role.Auditor, "审计员") }
        .Where(one => !people.Exists(person => person.IntendedRoles.Contains(one.Item1) && !person.Is(Role.Admin))).Select(static one => one.Item2));

    private IEnumerable<Finding> Appointing(List<Operator> people)
    {
        foreach (var person in people)
        {
            if (WaitingAppointment.Of(person) is { } waiting)
            {
                yield return new(Name, FindingLevel.Notice, $"{person.UserName} 的{waiting}。", "请安全管理员在后台的“人员”里核对，确认或否决。");
            }
        }

        // In sandbox mode, where the settings leave passwords alone, one person may try everything out.
        var alone = people.Where(static person => person.AppointedAlone).ToList();
        if (alone.Count > 0 && options.ForcePasswordChange != false)
        {
            yield return new(Name, FindingLevel.Notice, $"{Names(alone)} 由一人任命，没有第二个人确认，三审可能系于一人。", "任命第二名系统管理员和安全管理员，由安全管理员在后台的“人员”里核对并确认。");
        }
    }

    private IEnumerable<Finding> Guarding(List<Operator> people)
    {
        var unguarded = people.Where(static person => RoleRules.NeedsSecondFactor(person.Roles) && !person.SecondFactor).ToList();
        if (unguarded.Count > 0)
        {
            yield return new(
                Name,
                FindingLevel.Notice,
                $"{Names(unguarded)} 担任终审、发布或管理角色，没有绑定动态口令。",
                options.RequireSecondFactor ? "请他们登录后立即绑定，在此之前什么也做不了。" : "请他们绑定，然后把 Operators:RequireSecondFactor 设为 true。");
        }
    }

    private IEnumerable<Finding> Dormant(List<Operator> people)
    {
        var dormant = people.Where(person => items.Of(person).Dormant).ToList();
        if (dormant.Count > 0)
        {
            yield return new(Name, FindingLevel.Notice, $"{Names(dormant)} 超过 {options.DormantDays} 天没有登录。", "离岗的，请在后台的“人员”里停用。");
        }
    }

    private static string Names(IEnumerable<Operator> people) => string.Join("、", people.Select(static person => person.UserName));
}
