using System;
using System.Collections.Generic;
using System.Linq;
using NumVid.Formats.Cf;
using NumVid.Formats.Model;
using NUnit.Framework;

namespace NumVid.Tests.Formats.Cf;

/// <summary>Which variables are coordinates, by the examples of the CF conventions and of files that models
/// write.</summary>
[TestFixture]
internal sealed class CfRolesTests
{
    private static readonly VariableContext s_field = Variable("tos", "y x");

    [TestCase("a", "units=degrees_north", CfRole.Latitude)]
    [TestCase("a", "units=degree_N", CfRole.Latitude)]
    [TestCase("a", "units=degreesE", CfRole.Longitude)]
    [TestCase("a", "units=degrees_east", CfRole.Longitude)]
    [TestCase("a", "standard_name=longitude", CfRole.Longitude)]
    [TestCase("a", "standard_name=grid_latitude", CfRole.ProjectionY)]
    [TestCase("a", "standard_name=projection_x_coordinate", CfRole.ProjectionX)]
    [TestCase("a", "units=seconds since 1993-01-01 00:00:00", CfRole.Time)]
    [TestCase("a", "units=day as %Y%m%d.%f", CfRole.Time)]
    [TestCase("a", "standard_name=forecast_reference_time", CfRole.Time)]
    [TestCase("a", "standard_name=forecast_period", CfRole.Step)]
    [TestCase("a", "standard_name=ocean_s_coordinate_g2", CfRole.Level)]
    [TestCase("a", "axis=T", CfRole.Time)]
    [TestCase("a", "axis=Z", CfRole.Level)]
    [TestCase("a", "grid_mapping_name=mercator", CfRole.GridMapping)]
    [TestCase("nav_lat", "", CfRole.Latitude)]
    [TestCase("nav_lon", "units=degrees", CfRole.Longitude)]
    [TestCase("XLAT_M", "", CfRole.Latitude)]
    [TestCase("XLONG", "", CfRole.Longitude)]
    [TestCase("ULAT", "", CfRole.Latitude)]
    [TestCase("TLONG", "", CfRole.Longitude)]
    [TestCase("lon_rho", "units=radian", CfRole.Longitude)]
    [TestCase("Latitude", "units=", CfRole.Latitude)]
    [TestCase("lat2d", "", CfRole.Latitude)]
    [TestCase("gphit", "", CfRole.Latitude)]
    [TestCase("rlon", "units=degrees", CfRole.ProjectionX)]
    [TestCase("group/sub/lon", "", CfRole.Longitude)]
    [TestCase("time", "", CfRole.Time)]
    [TestCase("valid_time", "units=hours", CfRole.Time)]
    [TestCase("leadtime", "units=h", CfRole.Step)]
    [TestCase("lat_bnds", "", CfRole.Bounds)]
    [TestCase("time_Bounds", "units=days since 1850-01-01", CfRole.Bounds)]
    public void Find_ByWhatItSaysOfItself(string name, string attribute, CfRole expected) =>
        Assert.That(RoleOf(Variable(name, "y x", attribute), s_field), Is.EqualTo(expected));

    [TestCase("wdir", "units=degrees")]
    [TestCase("dir", "units=degrees_true")]
    [TestCase("tas", "units=K")]
    [TestCase("lat", "units=W m-2", TestName = "Find_LatentHeatCalledLat_IsAField")]
    [TestCase("ps", "units=Pa")]
    [TestCase("ta", "standard_name=air_temperature")]
    [TestCase("z", "standard_name=height")]
    [TestCase("p", "standard_name=air_pressure")]
    [TestCase("hfls", "positive=up")]
    [TestCase("mass", "standard_name=atmosphere_mass_content_of_water_vapor")]
    [TestCase("lonely", "")]
    [TestCase("late", "")]
    [TestCase("along", "")]
    [TestCase("flat", "")]
    [TestCase("latent", "")]
    [TestCase("timer", "")]
    [TestCase("residence_time", "units=days")]
    [TestCase("step", "")]
    [TestCase("level", "")]
    [TestCase("t2m_bound", "")]
    public void Find_Field_IsNone(string name, string attribute) =>
        Assert.That(RoleOf(Variable(name, "y x", attribute), s_field, Variable("t2m", "y")), Is.EqualTo(CfRole.None));

    [TestCase("coordinates=h other", CfRole.Auxiliary)]
    [TestCase("coordinates=other,h", CfRole.Auxiliary)]
    [TestCase("bounds=h", CfRole.Bounds)]
    [TestCase("climatology=h", CfRole.Bounds)]
    [TestCase("cell_measures=area: h volume: other", CfRole.CellMeasure)]
    [TestCase("cell_measures=volume: other area: h", CfRole.CellMeasure)]
    [TestCase("grid_mapping=h", CfRole.GridMapping)]
    [TestCase("grid_mapping=h: y x", CfRole.GridMapping)]
    [TestCase("grid_mapping=crs: h x", CfRole.Auxiliary)]
    [TestCase("formula_terms=sigma: s ps: h", CfRole.FormulaTerm)]
    [TestCase("coordinates=/h", CfRole.Auxiliary)]
    [TestCase("ancillary_variables=h", CfRole.None)]
    [TestCase("cell_measures=h: other", CfRole.None, TestName = "Find_KeyOfCellMeasures_IsNoVariable")]
    [TestCase("coordinates=hh", CfRole.None)]
    [TestCase("comment=h", CfRole.None)]
    public void Find_NamedByAnother(string attribute, CfRole expected) =>
        Assert.That(RoleOf(Variable("h", "y x"), Variable("tos", "y x", attribute)), Is.EqualTo(expected));

    [Test]
    public void Find_NamedByItself_IsAField() =>
        Assert.That(RoleOf(Variable("h", "y x", "coordinates=h")), Is.EqualTo(CfRole.None));

    // The searches of CF 1.8, section 2.7.1: the group itself, those around it, then elsewhere; paths from the root and
    // relative ones.
    [TestCase("a/b/tos", "h", "a/b/h")]
    [TestCase("a/b/tos", "k", "a/k")]
    [TestCase("a/b/tos", "r", "r")]
    [TestCase("a/b/tos", "only", "c/only")]
    [TestCase("a/b/tos", "/h", "h")]
    [TestCase("a/b/tos", "/a/h", "a/h")]
    [TestCase("a/b/tos", "../h", "a/h")]
    [TestCase("a/b/tos", "../../h", "h")]
    [TestCase("a/tos", "b/h", "a/b/h")]
    [TestCase("tos", "a/b/h", "a/b/h")]
    [TestCase("tos", "twice", null)]
    public void Find_InGroups(string owner, string reference, string? expected)
    {
        string[] names = ["h", "a/h", "a/b/h", "a/k", "r", "c/only", "c/twice", "a/twice"];
        var others = names.Select(name => Variable(name, "y x")).ToArray();
        var roles = new CfRoles([.. others, Variable(owner, "y x", $"coordinates={reference}")], []);

        Assert.That(others.Where(other => roles.Find(other) is not null)
            .Select(other => other.Name), Is.EqualTo(expected is null ? [] : new[] { expected }));
    }

    [TestCase("coordinates", "P Q", "P,Q")]
    [TestCase("a_b_coordinates", "R", "a/b/R")]
    [TestCase("title", "P Q", "")]
    public void Find_NamedByTheDataset(string attribute, string text, string expected)
    {
        VariableContext[] all = [Variable("P", "y x"), Variable("Q", "y x"), Variable("R", "y x"), Variable(
            "a/b/R", "y x"), Variable("tos", "t y x")];
        var roles = new CfRoles(all, [new(attribute, text)]);

        Assert.That(
            string.Join(',', all.Where(variable => roles.Find(variable) is not null)
            .Select(variable => variable.Name)), Is.EqualTo(expected));
    }

    [TestCase("time_bound", "time d2", true)]
    [TestCase("time_bnd", "time d2", true)]
    [TestCase("vertices_plat", "y x four", true)]
    [TestCase("time_bound", "y x", false)]
    [TestCase("tos_bound", "y x d2", false)]
    [TestCase("lower_bound", "time d2", false)]
    public void Find_CalledBoundsOfACoordinate(string name, string dimensions, bool expected)
    {
        var bounds = Variable(name, dimensions);

        Assert.That(
            RoleOf(bounds, Variable("time", "time", "units=days since 1850-01-01"), Variable(
                "plat", "y x", "units=degrees_north"), s_field),
            Is.EqualTo(expected ? CfRole.Bounds : CfRole.None));
    }

    [TestCase("time", "units=days since 1850-01-01", CfRole.Time)]
    [TestCase("t", "axis=T", CfRole.Time)]
    [TestCase("lead", "standard_name=forecast_period", CfRole.Step)]
    [TestCase("step", "", CfRole.Step)]
    [TestCase("plev19", "", CfRole.Level)]
    [TestCase("p", "units=millibars", CfRole.Level)]
    [TestCase("z", "positive=down", CfRole.Level)]
    [TestCase("z", "standard_name=height", CfRole.Level)]
    [TestCase("ens", "", CfRole.Member)]
    [TestCase("e", "standard_name=realization", CfRole.Member)]
    [TestCase("lat", "", CfRole.Latitude)]
    [TestCase("y", "axis=Y", CfRole.ProjectionY)]
    [TestCase("channel", "", CfRole.None)]
    public void RoleOfDimension_ByItsCoordinate(string name, string attribute, CfRole expected)
    {
        var axis = Variable(name, name, attribute);
        var roles = new CfRoles([axis], []);

        Assert.That(roles.RoleOfDimension(name), Is.EqualTo(expected));
        Assert.That(roles.Find(axis)!.Role, Is.EqualTo(expected == CfRole.None ? CfRole.Dimension : expected));
        Assert.That(roles.RoleOfDimension("other"), Is.EqualTo(CfRole.None));
    }

    [Test]
    public void RoleOfDimension_OfDates_IsTime() => Assert.That(
        new CfRoles([Variable("run", "run") with { Type = typeof(DateTime) }], [])
            .TimeAxesOf(["run", "x"]), Is.EqualTo(new[] { true, false }));

    [Test]
    public void CarriedWith_TakesWhatTheFieldNeeds()
    {
        var field = Variable("tos", "time y x", "coordinates=P;grid_mapping=crs;cell_measures=area: A");
        var roles = new CfRoles(
            [field, Variable("time", "time", "bounds=time_bnds"), Variable("time_bnds", "time b"), Variable(
                "P", "y x"), Variable("Q", "y x"), Variable("crs", ""), Variable("A", "y x"), Variable("S", "station")],
            [new("coordinates", "Q S")]);

        Assert.That(roles.CarriedWith(field), Is.EquivalentTo(new[] { "time", "time_bnds", "P", "Q", "crs" }));
    }

    private static CfRole RoleOf(VariableContext variable, params VariableContext[] others) =>
        new CfRoles([variable, .. others], []).Find(variable)?.Role ?? CfRole.None;

    private static VariableContext Variable(string name, string dimensions, string attributes = "") => new(
        name,
        dimensions.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        [.. attributes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('='))
            .Select(pair => new KeyValuePair<string, object?>(pair[0], pair[1]))]);
}
